/* Keeps what is typed in a form in this browser until it is sent: <form data-draft="key"> holds a [data-draft-note]
   with a button; a page with [data-draft-sent="key"] clears it. Without a store the form works as it is. */
(() => {
  const store = (() => { try { return window.localStorage; } catch { return null; } })();
  if (!store) return;
  const sent = document.querySelector("[data-draft-sent]");
  if (sent) store.removeItem(sent.dataset.draftSent);
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const key = form.dataset.draft;
  const note = form.querySelector("[data-draft-note]");
  // Texts and choices; no file, no hidden field, and nobody's name or address (autocomplete).
  const kept = [...form.elements].filter((e) => e.name && !e.autocomplete && /^(text|textarea|checkbox)$/.test(e.type));
  const isChoice = (e) => e.type === "checkbox";
  const read = () => kept.map((e) => (isChoice(e) ? e.checked : e.value));
  const isEmpty = (values) => !values.some(Boolean);
  const show = () => { note.hidden = isEmpty(read()); };
  const save = () => {
    const values = read();
    try {
      if (isEmpty(values)) store.removeItem(key);
      else store.setItem(key, JSON.stringify(values));
      show();
    } catch { note.hidden = true; }
  };
  let draft = null;
  try { draft = JSON.parse(store.getItem(key)); } catch { store.removeItem(key); }
  if (Array.isArray(draft) && draft.length === kept.length && isEmpty(read())) {
    kept.forEach((e, i) => { if (isChoice(e)) e.checked = draft[i] === true; else e.value = String(draft[i]); });
  }
  show();
  form.addEventListener("input", save);
  note.querySelector("button").addEventListener("click", () => {
    store.removeItem(key);
    kept.forEach((e) => { if (isChoice(e)) e.checked = false; else e.value = ""; });
    show();
    kept[0].focus();
  });
})();
