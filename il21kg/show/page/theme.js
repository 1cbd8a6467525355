
// ------------------------------------------------------------------ theme
function theme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  by("theme").textContent = dark ? "Light" : "Dark";
}
by("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "light"));
theme(matchMedia("(prefers-color-scheme: dark)").matches);
