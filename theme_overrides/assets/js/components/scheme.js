/**
 * The switch between light and dark; the choice is kept, and the system's is followed until there is one.
 * @param {Document} page
 */
export function startScheme(page) {
  const button = page.querySelector("[data-scheme-switch]");
  if (!(button instanceof HTMLElement)) return;
  const root = page.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : systemDark.matches);
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  show();
  systemDark.addEventListener("change", show);
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    show();
    try {
      localStorage.setItem("scheme", root.dataset.scheme);
    } catch {
      // The choice lasts for this page where storage is closed.
    }
  });
}
