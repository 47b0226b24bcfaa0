// Names for what scripts put in the place of a field: a reader of screens hears the field's label there too.
(() => {
  const labelOf = (field) =>
    field.getAttribute("aria-label") || field.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || field.name;

  const nameChoice = (select) => {
    const box = select.nextElementSibling;
    if (!box?.classList.contains("select2")) return;
    const shown = box.querySelector("[role=textbox].select2-selection__rendered");
    const search = box.querySelector(".select2-search__field");
    const name = () => {
      const chosen = select.selectedOptions[0]?.textContent.trim();
      shown?.setAttribute("aria-label", chosen ? `${labelOf(select)}: ${chosen}` : labelOf(select));
      search?.setAttribute("aria-label", labelOf(select));
    };
    name();
    window.django?.jQuery(select).on("change", name);
  };

  // Django leaves the two fields of a moment, and the icon beside a search of choices, without a name.
  const nameMoments = (place) =>
    place.querySelectorAll(".datetime").forEach((pair) => {
      const row = pair.closest(".form-row")?.querySelector("label, legend");
      const whole = row?.textContent.replace(/:\s*$/, "").trim() ?? "";
      pair.querySelectorAll("input").forEach((field) => {
        const part = field.previousSibling?.textContent.replace(/:\s*$/, "").trim() ?? "";
        field.setAttribute("aria-label", [whole, part].filter(Boolean).join(": "));
      });
    });
  const nameIcons = () =>
    document.querySelectorAll(".search-label-icon[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));

  // Django says "Add another" both for one more row and for something that is to be made new.
  const nameNew = (place) => {
    place.querySelectorAll(".related-widget-wrapper-link.add-related").forEach((link) => {
      link.title = link.title.replace(/^Add another /, "New ");
      link.querySelector("img")?.setAttribute("alt", "");
      link.setAttribute("aria-label", link.title);
    });
    document.querySelectorAll(".add-row a").forEach((link) => {
      link.textContent = link.textContent.replace(/another ./, (words) => words.toLowerCase());
    });
  };

  const nameAll = (place) => place.querySelectorAll("select.admin-autocomplete").forEach(nameChoice);

  document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    editor.setOptions({ editorProps: { attributes: { "aria-label": labelOf(textarea) } } });
  });
  // After the admin's own scripts, which wait for the same moment.
  window.django?.jQuery?.(() => {
    nameAll(document);
    nameNew(document);
    nameMoments(document);
    nameIcons();
    window.addEventListener("load", nameIcons); // The choices are made only then.
    document.querySelectorAll("th.original").forEach((cell) => cell.setAttribute("role", "presentation"));
    document.addEventListener("formset:added", (event) => nameAll(event.target));
  });
})();
