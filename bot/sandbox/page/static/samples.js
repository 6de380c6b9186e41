// Things to send, so that a visitor needs nothing at hand.

const SPEED = 16000; // samples a second of the voice message

export function samplePhoto() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 960, height: 640 });
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 640);
  sky.addColorStop(0, "#f7b58c");
  sky.addColorStop(1, "#fbe6cf");
  fill(pen, sky, () => pen.rect(0, 0, 960, 640));
  fill(pen, "#fff4dc", () => pen.arc(690, 250, 70, 0, 7));
  fill(pen, "#3aa79b", () => pen.ellipse(280, 700, 560, 300, 0, 0, 7));
  fill(pen, "#0f766e", () => pen.ellipse(780, 720, 520, 260, 0, 0, 7));
  pen.fillStyle = "#ffffff";
  pen.font = "600 44px system-ui, sans-serif";
  pen.fillText("A sample photo", 48, 590);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

function fill(pen, colour, shape) {
  pen.fillStyle = colour;
  pen.beginPath();
  shape();
  pen.fill();
}

export function sampleDocument() {
  const words = "A sample document from the Duo sandbox.\n";
  return new File([words], "sample.txt", { type: "text/plain" });
}

// Two soft notes as a WAV; a browser plays it whatever the local Telegram calls it.
export function sampleVoice() {
  const sound = new Int16Array(SPEED);
  for (let at = 0; at < SPEED; at += 1) {
    const pitch = at < SPEED / 2 ? 440 : 554;
    const fade = Math.sin((Math.PI * (at % (SPEED / 2))) / (SPEED / 2));
    sound[at] = 9000 * fade * Math.sin((2 * Math.PI * pitch * at) / SPEED);
  }
  return new Blob([wavHeader(sound.byteLength), sound], { type: "audio/wav" });
}

function wavHeader(length) {
  const header = new DataView(new ArrayBuffer(44));
  const letters = (at, text) => [...text].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
  letters(0, "RIFF");
  header.setUint32(4, 36 + length, true);
  letters(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, SPEED, true);
  header.setUint32(28, SPEED * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  letters(36, "data");
  header.setUint32(40, length, true);
  return header.buffer;
}
