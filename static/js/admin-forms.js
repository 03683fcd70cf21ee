/* The rich text editor says what it is for: its label, its language, that it has many lines;
   and its buttons speak the language of the admin. */
{
  const gettext = window.gettext || ((text) => text);

  const words = {
    "bold": gettext("bold"),
    "italic": gettext("italic"),
    "blockquote": gettext("blockquote"),
    "unordered list": gettext("unordered list"),
    "ordered list": gettext("ordered list"),
    "List properties": gettext("List properties"),
    "insert link": gettext("insert link"),
    "remove link": gettext("remove link"),
    "undo": gettext("undo"),
    "redo": gettext("redo"),
    "heading 2": gettext("heading 2"),
    "heading 3": gettext("heading 3"),
    "paragraph": gettext("paragraph"),
    "Heading 2": gettext("Heading 2"),
    "Heading 3": gettext("Heading 3"),
    "Paragraph": gettext("Paragraph"),
  };
  /* These the editor translates by itself; they stand here for the catalogue. */
  [
    gettext("Edit Link"),
    gettext("URL"),
    gettext("Title"),
    gettext("Update"),
    gettext("Cancel"),
    gettext("Bullets"),
    gettext("Decimal numbers"),
    gettext("Lowercase letters"),
    gettext("Uppercase letters"),
    gettext("Lowercase Roman numerals"),
    gettext("Uppercase Roman numerals"),
    gettext("Start at"),
    gettext("List type"),
  ].length;

  const name = (toolbar) => {
    for (const button of toolbar.querySelectorAll("button[title]")) {
      const word = words[button.title];
      if (word && word !== button.title) {
        button.title = word;
        button.setAttribute("aria-label", word);
      }
    }
    for (const option of toolbar.querySelectorAll(".prose-menubar__option > *")) {
      const word = words[option.textContent];
      if (word && word !== option.textContent) option.textContent = word;
    }
  };

  /* The toolbar comes a moment after the editor, and the button for the kind of paragraph is
     made anew as the cursor moves. */
  const speak = (wrapper) => {
    const toolbar = wrapper.querySelector(":scope > .prose-menubar");
    if (toolbar) {
      name(toolbar);
      new MutationObserver(() => name(toolbar)).observe(toolbar, { childList: true, subtree: true });
    } else {
      const waiting = new MutationObserver(() => {
        waiting.disconnect();
        speak(wrapper);
      });
      waiting.observe(wrapper, { childList: true });
    }
  };

  document.addEventListener("prose-editor:ready", (event) => {
    const { editor, textarea } = event.detail;
    const field = editor.view.dom;
    const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
    if (label) {
      label.id = label.id || `${textarea.id}_label`;
      field.setAttribute("aria-labelledby", label.id);
      label.addEventListener("click", () => editor.commands.focus());
    }
    const help = document.getElementById(`${textarea.id}_helptext`);
    if (help) field.setAttribute("aria-describedby", help.id);
    if (textarea.lang) field.lang = textarea.lang;
    field.setAttribute("aria-multiline", "true");
    field.spellcheck = true;

    speak(textarea.closest(".prose-editor"));
  });

  /* The boxes for choosing several: their question marks are pictures with a text. */
  window.addEventListener("load", () => {
    for (const icon of document.querySelectorAll(".selector .search-label-icon")) {
      icon.setAttribute("role", "img");
    }
  });
}
