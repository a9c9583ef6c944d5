/* The filters: behind one button on a narrow screen, and long lists of choices that can be searched by typing.
 *
 * frontend/css/pages.css hides the filters where there is a script and little room; a link to them stands there until
 * this script has made it a button, so that they can be reached even where the script does not come.
 */

const form = document.querySelector("form.library");

function makeButton(link) {
  const panel = document.querySelector(link.hash);
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-controls", panel.id);
  const open = (isOpen) => {
    button.setAttribute("aria-expanded", String(isOpen));
    panel.toggleAttribute("data-open", isOpen);
  };
  open(panel.matches(":target"));
  panel.dataset.ready = "";
  link.replaceWith(button);
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));

  // Applied on a narrow screen: the results are what comes next.
  form.addEventListener("submit", (event) => {
    if (!panel.contains(event.submitter) || !button.offsetParent) return;
    open(false);
    document.querySelector("#results-heading").focus();
  });
}

/* Letters alone, so that "aanekoski" finds Äänekoski. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function search(field) {
  const facet = field.closest("fieldset");
  const typed = plain(field.value.trim());
  let shown = 0;
  for (const choice of facet.querySelectorAll("li")) {
    // What is chosen stays in sight.
    choice.hidden = !plain(choice.textContent).includes(typed) && !choice.querySelector(":checked");
    shown += !choice.hidden;
  }
  return shown;
}

const link = document.querySelector("a.filters-button");
if (link) makeButton(link);

form.addEventListener("input", (event) => {
  const field = event.target.closest("[data-choices]");
  if (!field) return;
  const shown = search(field);
  field.closest("fieldset").querySelector("[role=status]").textContent = `${field.dataset.choices} ${shown}`;
});

form.addEventListener("keydown", (event) => {
  // Enter would send the form, as in any field of it.
  if (event.key === "Enter" && event.target.matches("[data-choices]")) event.preventDefault();
});

form.addEventListener("library:changed", () => {
  for (const choice of form.querySelectorAll(".facet li[hidden]")) choice.hidden = false;
  for (const field of form.querySelectorAll("[data-choices]")) search(field);
});
