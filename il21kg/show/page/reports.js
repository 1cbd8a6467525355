// Searches and sorts the list of articles.
"use strict";

const by = id => document.getElementById(id);
const body = document.querySelector("tbody");
const rows = [...body.rows];
const heads = [...document.querySelectorAll("th")];

function search() {
  const words = by("search").value.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !words.every(word => row.dataset.words.includes(word));
  by("shown").textContent = `${rows.filter(row => !row.hidden).length} shown`;
}
by("search").addEventListener("input", search);

const value = (row, column) => {
  const words = row.cells[column].textContent;
  return column < 2 ? words : Number.parseFloat(words) || 0;
};
heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
  const up = head.getAttribute("aria-sort") === (column < 2 ? "ascending" : "descending") ? (column < 2 ? -1 : 1) : (column < 2 ? 1 : -1);
  for (const each of heads) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
  const compare = (a, b) => typeof a === "string" ? a.localeCompare(b) : a - b;
  body.append(...rows.sort((a, b) => up * compare(value(a, column), value(b, column))));
}));

search();
