// The page's requests to the sandbox. What goes wrong becomes an Error with a sentence to show.

const LOST = "The sandbox does not answer. Is it still running?";
const BROKEN = "Something went wrong inside the sandbox. Its log says more.";

export const chatNews = (account, since) => request(`/api/chat/${account}?since=${since}`);
export const fileAddress = (fileId) => `/api/file/${encodeURIComponent(fileId)}`;
export const verb = (account, name, body = {}) => post(`/api/people/${account}/${name}`, body);
export const skip = (leap) => post("/api/clock", { leap });
export const addNewcomer = (name, language) =>
  post("/api/newcomers", { first_name: name, language_code: language });

export function upload(account, name, blob, about) {
  const given = Object.entries(about).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return request(`/api/people/${account}/${name}?${new URLSearchParams(given)}`, {
    method: "POST",
    headers: { "Content-Type": blob.type || "application/octet-stream" },
    body: blob,
  });
}

function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(LOST);
  }
  const answer = await response.json().catch(() => ({ error: BROKEN }));
  if (!response.ok) throw new Error(answer.error ?? BROKEN);
  return answer;
}
