// Sorts the table of genes and things, and shows the sentences behind a cell. The table is already there.
"use strict";

const cells = JSON.parse(document.getElementById("data").textContent);
const detail = document.getElementById("detail"), theme = document.getElementById("theme");
const body = document.querySelector("tbody"), head = document.querySelector("thead tr");
const asked = [...body.rows]; // the order the table came in: most told first
const SURE = ["disputed", "stated", "hedged", "negated"];

// The surest first, then what most sentences tell; an empty cell last.
function weight(cell) {
  const shown = cell.querySelector(".cell");
  if (!shown) return -1;
  return 1000 * (SURE.length - SURE.findIndex(name => shown.classList.contains(name))) + parseInt(shown.textContent.replace(/\D/g, "") || "1", 10);
}

function sortRows(rows, chosen = null) {
  body.append(...rows);
  for (const other of head.querySelectorAll("th")) other.setAttribute("aria-sort", other === chosen ? "descending" : "none");
}

for (const each of head.querySelectorAll("th")) each.firstChild.addEventListener("click", () => {
  const at = each.cellIndex;
  sortRows([...body.rows].sort((a, b) => weight(b.cells[at]) - weight(a.cells[at])), each);
});

for (const row of body.rows) row.cells[0].firstChild.addEventListener("click", () => {
  const order = [...head.cells].slice(1).map(each => each.cellIndex);
  order.sort((a, b) => weight(row.cells[b]) - weight(row.cells[a]));
  for (const each of [head, ...body.rows]) each.append(...order.map(at => each.cells[at]));
  for (const other of body.rows) other.cells[0].toggleAttribute("aria-current", other === row);
});

document.getElementById("most").addEventListener("click", () => sortRows(asked));
document.getElementById("names").addEventListener("click", () => {
  const name = row => row.cells[0].textContent;
  sortRows([...body.rows].sort((a, b) => name(a).localeCompare(name(b))));
});

body.addEventListener("click", event => {
  const shown = event.target.closest("[data-cell]");
  if (!shown) return;
  for (const old of body.querySelectorAll(".chosen")) old.classList.remove("chosen");
  shown.classList.add("chosen");
  detail.replaceChildren(...cells[shown.dataset.cell].flatMap(said => [
    make("h2", {}, said.words),
    make("p", { class: "hint" }, said.certainty === "negated" ? "denied by the source" : said.certainty),
    ...sentencesOf(said),
  ]));
});

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  theme.textContent = name === "dark" ? "Light" : "Dark";
}

theme.addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
