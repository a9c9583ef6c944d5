/* The library and the site search in place: results, counts and language links change without leaving the page.
 *
 * Without this script the form is a plain one with a button that applies it, and so it is again whenever an answer
 * is slow or fails. What is put on the page is our own page at the same address, as the server makes it.
 *
 * A checkbox is answered at once: nobody ticks one by passing over it. The choice of order waits for Apply or Enter,
 * for arrows change a select as they pass over its options, and a form must not answer to that (WCAG 3.2.2).
 */

const SLOW_AFTER_MS = 5000;
const PARTS = ["#library-filters", "#library-results", ".language-switcher"];
// What other scripts set on the page and the server knows nothing of.
const KEPT_ATTRIBUTES = ["hidden", "aria-busy", "data-ready", "data-open"];

const form = document.querySelector("form.library");
const results = document.querySelector("#library-results");
const status = document.querySelector("#library-status");

const keyOf = (node) => node.dataset?.key || node.id || "";

const focusResults = () => document.querySelector("#results-heading")?.focus({ preventScroll: true });

/* Removes a node and gives the one after it. A choice that was just unticked and would give nothing stays, with the
   focus; of anything else that goes the focus moves on to the results. */
function removed(node) {
  const next = node.nextSibling;
  const count = node.contains(document.activeElement) && node.querySelector?.(".facet__count");
  if (count && node.localName === "li") {
    count.textContent = "(0)";
    return next;
  }
  if (node.contains(document.activeElement)) focusResults();
  node.remove();
  return next;
}

function copyAttributes(old, wanted) {
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !KEPT_ATTRIBUTES.includes(name)) old.removeAttribute(name);
  }
  if (wanted.type === "checkbox") old.checked = wanted.checked;
  if (wanted.localName === "option") old.selected = wanted.selected;
}

/* Makes `old` like `wanted`. Nodes that stay, by their key or their place, are not taken out: focus and scroll stay. */
function become(old, wanted) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) return;
  copyAttributes(old, wanted);
  const byKey = new Map([...old.children].filter(keyOf).map((child) => [keyOf(child), child]));
  const keys = new Set([...wanted.children].map(keyOf).filter(Boolean));
  let place = old.firstChild;
  for (const child of [...wanted.childNodes]) {
    const isAlike = place && !keyOf(place) && place.nodeName === child.nodeName;
    const stays = keyOf(child) ? byKey.get(keyOf(child)) : isAlike && place;
    if (!stays) {
      old.insertBefore(document.importNode(child, true), place);
      continue;
    }
    while (place && place !== stays && !keys.has(keyOf(place))) place = removed(place);
    if (place !== stays) old.insertBefore(stays, place);
    become(stays, child);
    place = stays.nextSibling;
  }
  while (place) place = removed(place);
}

const told = (page) => [...page.querySelectorAll("[data-announce]")].map((part) => part.textContent.trim());

/* Says by the live region what is new among the parts that are to be told, at least how many were found. */
function announce(before, after) {
  const text = after.filter((part) => !before.includes(part)).join(". ") || after[0] || "";
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 100);
}

function swap(page) {
  const before = told(document);
  for (const part of PARTS) {
    const [old, wanted] = [document.querySelector(part), page.querySelector(part)];
    if (old && wanted) become(old, wanted);
  }
  document.title = page.title;
  announce(before, told(page));
  form.dispatchEvent(new Event("library:changed"));
}

async function pageAt(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!page.querySelector("#library-results")) throw new Error(`${address} has no results`);
  return page;
}

let newest = null;
let shownAddress = location.pathname + location.search;

/* Shows what is at `address`. Of answers that overtake one another the newest question's counts. */
async function show(address, { isNew = true, then = () => {} } = {}) {
  newest?.abort();
  const asked = (newest = new AbortController());
  const slow = setTimeout(() => asked.abort(), SLOW_AFTER_MS);
  results.setAttribute("aria-busy", "true");
  try {
    const page = await pageAt(address, asked.signal);
    if (asked !== newest) return;
    if (isNew && address !== shownAddress) history.pushState(null, "", address);
    shownAddress = address;
    swap(page);
    then(page);
  } catch {
    // Asked anew since: that one goes on. Else slow, failed or no page of results: the browser goes there itself.
    if (asked === newest) location.assign(address);
  } finally {
    clearTimeout(slow);
    if (asked === newest) results.removeAttribute("aria-busy");
  }
}

function addressOfForm() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const path = new URL(form.action).pathname;
  return asked.size ? `${path}?${asked}` : path;
}

form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") show(addressOfForm());
});

form.addEventListener("submit", (event) => {
  // A button that leads elsewhere, to a comparison or a briefing, does.
  if (event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  show(addressOfForm());
});

form.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-in-place]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // The tag that was pressed goes; the keyboard goes on from the results.
  show(link.pathname + link.search, { then: focusResults });
});

addEventListener("popstate", () => {
  const address = location.pathname + location.search;
  // A link to a part of this page changes the address too.
  if (address === shownAddress && !results.hasAttribute("aria-busy")) return;
  const fillWords = (page) => (form.elements.q.value = page.querySelector("form.library [name=q]").value);
  show(address, { isNew: false, then: fillWords });
});
