/* A button that prints the page; frontend/css/utilities.css shows it where there is a script. */

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
