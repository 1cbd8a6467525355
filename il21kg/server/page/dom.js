// Elements, what is fetched, and links. Words come in as text alone: nothing here reads markup from data.

/** Make an element. Attributes that are functions listen; true stands alone; null and false are left out. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((each) => each !== null && each !== undefined));
  return element;
}

/** What a route says is wrong. */
export class Problem extends Error {
  constructor(told) {
    super(told.title || "The server gave no answer that can be read.");
    this.detail = told.detail || "";
    this.line = told.line;
    this.column = told.column;
    this.status = told.status;
  }
}

/** Ask a route, with fields that are not empty; gives the response, or throws a Problem. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({ title: "The server cannot be reached.", detail: "Does il21kg serve still run?" });
  }
  if (response.ok) return response;
  throw new Problem(await response.json().catch(() => ({ status: response.status })));
}

export async function get(path, fields = {}, signal = undefined) {
  return (await ask(withFields(path, fields), { signal, headers: { accept: "application/json" } })).json();
}

export function withFields(path, fields) {
  const given = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== "" && value !== null));
  return given.size ? `${path}?${given}` : path;
}

/** Address of the page of a node, and of a document. */
export const nodeHref = (curie) => `/nodes/${encodeURIComponent(curie).replaceAll("%3A", ":")}`;
export const documentHref = (key) => `/documents/${encodeURIComponent(key)}`;

/** The mark of a kind of thing, as pictures have it. */
export function swatch(kind) {
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  mark.setAttribute("class", `mark kind-${kind}`);
  mark.setAttribute("viewBox", "0 0 14 14");
  mark.setAttribute("aria-hidden", "true");
  const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ x: 1, y: 1, width: 12, height: 12, rx: 3 })) box.setAttribute(name, value);
  mark.append(box);
  return mark;
}

export function nodeLink(curie, label, kind = "") {
  if (!curie) return el("span", {}, label);
  return el("a", { href: nodeHref(curie), title: [kind, curie].filter(Boolean).join(", ") }, kind ? swatch(kind) : null, label);
}

/** Read a picture, without its style: the page has these rules itself, and lets no others count. */
export function readPicture(svg) {
  return new DOMParser().parseFromString(svg.replace(/<style>[^]*?<\/style>/, ""), "image/svg+xml").documentElement;
}

/** "1 claim", "2,000 claims". */
export function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

/** Say something to those who hear the page. */
export function say(words) {
  document.getElementById("said").textContent = words;
}
