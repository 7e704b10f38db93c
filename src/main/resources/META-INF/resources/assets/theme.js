// Before the first paint, so that nothing flashes; a file of its own because the page allows nothing inline.
document.documentElement.classList.add("js-on");
try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
    // No storage: the system's theme it is.
}
