// The order of a byline by buttons: without scripts, by the numbers that stand in their place.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const group = document.querySelector("#bylines-group.byline");
  if (!group?.querySelector(".field-position input")) return;
  group.classList.add("ordered");
  const rows = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")];
  const author = (row) => row.querySelector("select[name$=-author]");
  const nameOf = (row) => author(row)?.selectedOptions[0]?.textContent.trim() || "the author";

  const number = () => rows().forEach((row, place) => {
    row.querySelector(".field-position input").value = author(row)?.value ? place + 1 : "";
  });
  const label = () => {
    const all = rows();
    all.forEach((row, place) => {
      const [up, down] = row.querySelectorAll(".byline-move button");
      up.disabled = place === 0;
      down.disabled = place === all.length - 1;
      up.setAttribute("aria-label", `Move ${nameOf(row)} up`);
      down.setAttribute("aria-label", `Move ${nameOf(row)} down`);
      row.querySelector(".byline-move").hidden = all.length < 2;
    });
  };
  const button = (text, move) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", () => {
      move(made.closest("tr"));
      number();
      label();
      group.dispatchEvent(new Event("input", { bubbles: true }));
      (made.disabled ? made.parentElement.querySelector("button:not(:disabled)") : made)?.focus();
    });
    return made;
  };
  const dress = (row) => {
    if (row.querySelector(".byline-move")) return;
    const place = Object.assign(document.createElement("span"), { className: "byline-move" });
    place.append(
      button("↑", (moved) => rows()[rows().indexOf(moved) - 1]?.before(moved)),
      button("↓", (moved) => rows()[rows().indexOf(moved) + 1]?.after(moved)),
    );
    row.querySelector(".field-position").append(place);
  };
  const begin = () => { rows().forEach(dress); label(); };
  begin();
  // On the document, where the list of names in a new row has been made before: there the next key goes.
  document.addEventListener("formset:added", ({ target, detail }) => {
    if (detail?.formsetName !== "bylines") return;
    begin();
    target.querySelector(".select2-selection")?.focus();
  });
  document.addEventListener("formset:removed", ({ detail }) => {
    if (detail?.formsetName !== "bylines") return;
    label();
    group.querySelector(".add-row a")?.focus();
  });
  window.django?.jQuery?.(group).on("change", "select", label);
  group.closest("form").addEventListener("submit", number);
});
