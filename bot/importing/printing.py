"""One printed page per person: their name, three steps, a large QR code of their link. Runs apart:

    python -m bot.importing.printing < pages.json > pages.pdf

The texts come in each person's own language. DejaVu Sans has Latin, Cyrillic, Greek and Arabic letters, which
are joined and ordered as their scripts want it; where a name has others, a line is left to write on.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import segno
from fpdf import FPDF, Align
from fpdf.fonts import TTFFont
from PIL import Image

FONT: Final = "DejaVu"
WIDTH: Final = 210.0  # of A4, in millimetres
MARGIN: Final = 22.0
QR_SIZE: Final = 88.0
QR_TOP: Final = 140.0
QUIET: Final = 4  # modules of white around a code, as its readers want it
DOTS: Final = 8  # of each module: some viewers blur what they must enlarge
GREY: Final = 90
WHITE: Final = 255
SHADE: Final = bytes([WHITE, 0]) + bytes(254)  # of a module that is light or dark
NO_ISOLATES: Final = dict.fromkeys(map(ord, "\u2068\u2069"))  # the printer orders letters by itself


def fonts() -> Path:
    """matplotlib brings the fonts; it is not loaded."""
    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise RuntimeError("matplotlib is not installed")
    return Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"


class Pages:
    def __init__(self) -> None:
        self._pdf = FPDF(format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margins(MARGIN, MARGIN)
        self._pdf.add_font(FONT, "", fonts() / "DejaVuSans.ttf")
        self._pdf.add_font(FONT, "B", fonts() / "DejaVuSans-Bold.ttf")
        self._widths: dict[tuple[str, float], float] = {}  # most lines stand on every page
        bold = self._pdf.fonts[f"{FONT.lower()}B"]
        self._has = bold.cmap if isinstance(bold, TTFFont) else {}

    def add(self, page: dict[str, Any]) -> None:
        self._pdf.add_page()
        self._write(page["head"], size=12, top=20, grey=True)
        self._write_name(page["name"])
        self._write(page["title"], size=16, top=64)
        for number, step in enumerate(page["steps"]):
            self._write_step(f"{number + 1}.", step, top=84 + number * 16)
        self._draw_code(page["link"])
        self._write(page["or"], size=11, top=QR_TOP + QR_SIZE + 3, grey=True)
        self._write(page["link"].removeprefix("https://"), size=11, top=QR_TOP + QR_SIZE + 10)
        self._write(page["until"], size=11, top=QR_TOP + QR_SIZE + 24)
        self._write(page["help"], size=11, top=QR_TOP + QR_SIZE + 32, grey=True)
        self._write(str(page["number"]), size=9, top=282, grey=True)

    def output(self) -> bytes:
        return bytes(self._pdf.output())

    def _write_name(self, name: str) -> None:
        """Only here letters need joining, which takes its time."""
        if not all(ord(letter) in self._has or letter.isspace() for letter in name):
            self._pdf.line(MARGIN + 30, 52, WIDTH - MARGIN - 30, 52)
            return
        self._pdf.set_text_shaping(True)
        self._write(name, size=30, top=38, bold=True)
        self._pdf.set_text_shaping(False)

    def _write_step(self, number: str, step: str, *, top: float) -> None:
        self._write(number, size=16, top=top, bold=True, left=MARGIN + 6, align=Align.L)
        self._write(step, size=14, top=top, left=MARGIN + 18, align=Align.L)

    def _write(
        self,
        text: str,
        *,
        size: float,
        top: float,
        bold: bool = False,
        grey: bool = False,
        left: float = MARGIN,
        align: Align = Align.C,
    ) -> None:
        """On one line, as large as it then can be."""
        pdf, room, line = self._pdf, WIDTH - left - MARGIN, text.translate(NO_ISOLATES)
        pdf.set_font(FONT, "B" if bold else "", size)
        needs = self._widths.get((line, size))
        if needs is None:
            needs = self._widths[line, size] = pdf.get_string_width(line)
        if needs > room:
            pdf.set_font_size(size * room / needs)
        pdf.set_text_color(GREY if grey else 0)
        pdf.set_xy(left, top)
        pdf.cell(room, size * 0.5, line, align=align)

    def _draw_code(self, link: str) -> None:
        self._pdf.image(qr_code(link), x=(WIDTH - QR_SIZE) / 2, y=QR_TOP, w=QR_SIZE, h=QR_SIZE)


def qr_code(link: str) -> Image.Image:
    """With a fixed mask: every reader knows all eight, and trying which is best takes ten times as long."""
    code = segno.make_qr(link, error="m", mask=2, boost_error=False)
    bare, side = len(code.matrix), len(code.matrix) + 2 * QUIET
    modules = Image.new("L", (side, side), WHITE)
    dots = b"".join(code.matrix).translate(SHADE)
    modules.paste(Image.frombytes("L", (bare, bare), dots), (QUIET, QUIET))
    return modules.convert("1").resize((side * DOTS, side * DOTS), Image.Resampling.NEAREST)


def print_pages(pages: list[dict[str, Any]]) -> bytes:
    printed = Pages()
    for page in pages:
        printed.add(page)
    return printed.output()


if __name__ == "__main__":
    sys.stdout.buffer.write(print_pages(json.load(sys.stdin)))
