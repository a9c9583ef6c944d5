/* Suggestions while typing: a combobox with a list, as https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ has it.
 *
 * Nothing is chosen by itself: Enter without an option under the arrow keys searches for what was typed. Answers come
 * when they come; a slow or failed one shows no list, and typing and searching go on.
 */

const PAUSE_MS = 150;
const SLOW_AFTER_MS = 3000;
const SHORTEST = 2;
const LONGEST = 100;

class Suggestions {
  constructor(field) {
    this.field = field;
    this.answers = new Map();
    this.options = [];
    this.active = -1;
    this.list = this.makeList();
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    field.after(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) field.setAttribute(name, value);
    field.addEventListener("input", (event) => event.isComposing || this.wait());
    field.addEventListener("compositionend", () => this.wait());
    field.addEventListener("keydown", (event) => event.isComposing || this.press(event));
    field.addEventListener("blur", () => this.close());
    field.form?.addEventListener("submit", () => this.close());
  }

  makeList() {
    const list = document.createElement("ul");
    list.id = `${this.field.id}-suggestions`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", this.field.dataset.suggestionsLabel);
    // The field keeps the focus while the list is pressed or scrolled.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) this.choose(this.options.indexOf(option));
    });
    return list;
  }

  wait() {
    this.stop();
    const typed = this.field.value.trim().slice(0, LONGEST);
    if (typed.length < SHORTEST) return this.close();
    this.pause = setTimeout(() => this.ask(typed), PAUSE_MS);
  }

  /* Lets go of what is asked or about to be: a late answer opens no list. */
  stop() {
    clearTimeout(this.pause);
    this.asked?.abort();
    this.asked = null;
  }

  async ask(typed) {
    this.stop();
    const asked = (this.asked = new AbortController());
    const slow = setTimeout(() => asked.abort(), SLOW_AFTER_MS);
    try {
      const found = this.answers.get(typed) ?? (await this.fetched(typed, asked.signal));
      this.answers.set(typed, found);
      if (asked === this.asked && document.activeElement === this.field) this.open(found);
    } catch {
      // No suggestions this time; the field is as useful as without them.
      if (asked === this.asked) this.close();
    } finally {
      clearTimeout(slow);
    }
  }

  async fetched(typed, signal) {
    const address = new URL(this.field.dataset.suggestions, location);
    address.searchParams.set("q", typed);
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    return (await response.json()).suggestions;
  }

  open(found) {
    this.options = found.map((suggestion, place) => this.option(suggestion, place));
    this.list.replaceChildren(...this.options);
    this.activate(-1);
    this.show(found.length > 0);
    this.status.textContent = found.length ? `${this.field.dataset.suggestionsLabel}: ${found.length}` : "";
  }

  option({ kind, text, url, language }, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    words.textContent = text;
    if (language) words.lang = language;
    option.append(words);
    if (kind === "page") {
      option.dataset.url = url;
      const mark = document.createElement("span");
      mark.className = "suggestions__kind";
      mark.textContent = this.field.dataset.suggestionsPage;
      option.append(" ", mark);
    } else {
      option.dataset.words = text;
    }
    return option;
  }

  get isOpen() {
    return !this.list.hidden;
  }

  show(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    this.stop();
    this.activate(-1);
    this.show(false);
    this.status.textContent = "";
  }

  activate(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  /* One step through the options and the field itself, round and round. */
  step(by) {
    const places = this.options.length + 1;
    this.activate(((this.active + 1 + by + places) % places) - 1);
  }

  press(event) {
    if (event.key === "ArrowDown" && !this.isOpen) return this.ask(this.field.value.trim().slice(0, LONGEST));
    if (!this.isOpen) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.active);
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.activate(-1);
    }
  }

  choose(place) {
    const { url, words } = this.options[place].dataset;
    if (url) return location.assign(url);
    this.field.value = words;
    this.close();
    this.field.form?.requestSubmit();
  }
}

for (const field of document.querySelectorAll("input[data-suggestions]")) new Suggestions(field);
