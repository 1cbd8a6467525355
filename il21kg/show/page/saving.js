// Saves what is shown, as it is shown: as SVG, as PNG, and its sentences as CSV.
"use strict";

const nameOf = ending => `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.${ending}`;

function save(ending, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: nameOf(ending) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// The picture alone, with title, legend and source, in the colours it has now.
function standalone() {
  const copy = svg.cloneNode(true), explained = copy.querySelector("#explained");
  explained.classList.remove("hidden");
  for (const part of copy.querySelectorAll(".hidden, .reach")) part.remove();
  for (const part of copy.querySelectorAll("[tabindex]")) for (const name of ["tabindex", "role"]) part.removeAttribute(name);
  const { left, top, right, bottom } = bounds;
  const size = [Math.max(right - left, 1000) + 56, bottom - top + 200], colours = getComputedStyle(document.documentElement);
  explained.setAttribute("transform", `translate(${left} ${bottom + 40})`);
  for (const [name, value] of [["viewBox", [left - 28, top - 84, ...size].join(" ")],
    ["width", size[0]], ["height", size[1]]]) copy.setAttribute(name, value);
  const shape = (tag, attributes, text = "") => {
    const made = document.createElementNS(svg.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(text);
    return made;
  };
  const rules = document.getElementById("rules").textContent.replace(/var\((--[\w-]+)\)/g, (_, name) => colours.getPropertyValue(name).trim());
  copy.prepend(shape("style", {}, rules), shape("rect", { class: "page", x: left - 28, y: top - 84, width: size[0], height: size[1] }),
    shape("text", { class: "title", x: left, y: top - 46 }, document.title));
  return { text: new XMLSerializer().serializeToString(copy), width: size[0], height: size[1] };
}

async function pixels() {
  const { text, width, height } = standalone();
  const image = make("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` });
  const canvas = make("canvas", { width: 2 * width, height: 2 * height });
  await new Promise((loaded, failed) => Object.assign(image, { onload: loaded, onerror: failed }));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return Uint8Array.from(atob(canvas.toDataURL("image/png").split(",")[1]), letter => letter.charCodeAt(0));
}

// A row for each sentence of each edge that is shown.
function table() {
  const rows = [["subject", "subject id", "relation", "object", "object id", "certainty", "denied", "sentence", "document", "section", "start", "end"]];
  for (const edge of edges.filter(edge => edge.shown).flatMap(edge => [edge, ...edge.also]))
    for (const said of edge.evidence.length ? edge.evidence : [{}])
      rows.push([edge.subject.label, edge.subject.curie, edge.words, edge.object.label, edge.object.curie, edge.certainty,
        edge.negated, said.quote, said.document, said.section, said.start, said.end]);
  const cell = value => `"${String(value ?? "").replaceAll('"', '""')}"`;
  return rows.map(row => row.map(cell).join(",") + "\r\n").join("");
}

const SAVES = {
  svg: () => save("svg", standalone().text, "image/svg+xml"),
  png: async () => save("png", await pixels(), "image/png"),
  csv: () => save("csv", table(), "text/csv"),
};
for (const each of document.querySelectorAll("[data-save]")) each.addEventListener("click", SAVES[each.dataset.save]);
