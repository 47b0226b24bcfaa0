// A picture that a form names: in the place of the plain list of the newest, the picture itself and its dialog.
import { ask, choose, make, thumbnail } from "./admin-picker.js";

for (const select of document.querySelectorAll("select.picked-picture")) {
  const address = select.dataset.pictures;
  const label = document.querySelector(`label[for="${select.id}"]`);
  const place = make("div", { className: "picked" });
  const button = (textContent, act) => {
    const made = make("button", { type: "button", className: "button", textContent });
    made.addEventListener("click", act);
    return made;
  };

  const placeholders = (picture) => {
    for (const [name, text] of [["alt", picture?.alt], ["caption", picture?.caption], ["credit", picture?.credit]]) {
      document.querySelector(`#id_lead_${name}`)?.setAttribute("placeholder", text ?? "");
    }
  };
  const take = (picture) => {
    if (picture && ![...select.options].some((each) => each.value === String(picture.key))) {
      select.add(new Option(picture.alt, picture.key));
    }
    select.value = picture ? String(picture.key) : "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.form.dispatchEvent(new Event("input", { bubbles: true }));
    show(picture);
    place.querySelector("button").focus();
  };
  const pick = async () => {
    const chosen = await choose(address);
    if (chosen) take(chosen);
  };
  const point = async (picture) => {
    await choose(address, picture);
    place.querySelector(".picked-focal")?.focus();
  };
  const show = (picture) => {
    placeholders(picture);
    place.classList.toggle("chosen", Boolean(picture));
    if (!picture) {
      const missing = select.value ? "The chosen picture is no longer here. Choose another." : "No picture yet.";
      place.replaceChildren(button("Choose a picture", pick), make("p", { textContent: missing }));
      return;
    }
    const words = make("p", { textContent: picture.alt });
    if (picture.credit) words.append(make("span", { className: "picture-credit", textContent: picture.credit }));
    const focal = picture.may_change && picture.thumbnail ? [Object.assign(button("Focal point", () => point(picture)), { className: "button picked-focal" })] : [];
    place.replaceChildren(thumbnail({ ...picture, alt: "" }), words, button("Choose another", pick), ...focal, button("Take it out", () => take(null)));
  };

  // The list stays what is sent.
  const follow = async () => {
    if (!select.value) return show(null);
    const { pictures, may_change } = await ask(address, { keys: select.value }).catch(() => ({ pictures: [] }));
    show(pictures[0] ? { ...pictures[0], may_change } : null);
  };
  select.hidden = true;
  select.after(place);
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", label?.textContent.replace(/:\s*$/, "").trim() || "Picture");
  label?.removeAttribute("for");
  show(null);
  follow();
}
