// The dialog in which a picture is chosen, for the head of a story or for its body: the library with a search,
// a new picture from a file, and the focal point. The form behind it keeps all that was typed.
import { focalStage, make } from "./admin-focal-stage.js";

export { make };

export const ask = async (address, parameters) => {
  const answer = await fetch(`${address}?${new URLSearchParams(parameters)}`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`The list of pictures answers ${answer.status}`);
  return answer.json();
};

// Resolves to what the desk says: the picture, or what is wrong by field.
const send = async (address, data) => {
  data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const answer = await fetch(address, { method: "POST", body: data, credentials: "same-origin" }).catch(() => null);
  const isJson = answer?.headers.get("Content-Type")?.startsWith("application/json");
  if (isJson && (answer.ok || answer.status === 422)) return answer.json();
  const why = !answer ? "The desk cannot be reached." : answer.status === 413 ? "The file is too large." : "The desk did not take it: are you still logged in?";
  return { errors: { "": [`${why} Nothing is lost; try again.`] } };
};

export const thumbnail = ({ thumbnail: src, alt, width, height }) =>
  src ? make("img", { src, alt, width, height, draggable: false }) : make("span", { textContent: alt ? `“${alt}” is being made` : "The picture is being made" });

const labelled = (name, text, control, help = "") => {
  control.id = `picture-${name}`;
  control.name = name;
  const said = make("span", { className: "help", id: `${control.id}-help`, textContent: help });
  const wrong = make("span", { className: "picture-wrong", id: `${control.id}-wrong` });
  control.setAttribute("aria-describedby", `${said.id} ${wrong.id}`);
  return make("div", { className: "picture-field" }, make("label", { htmlFor: control.id, textContent: text }), wrong, control, said);
};
const tell = (form, errors) => {
  for (const place of form.querySelectorAll(".picture-wrong")) place.textContent = "";
  for (const control of form.elements) control.removeAttribute("aria-invalid");
  form.querySelector("[role=alert]").textContent = "";
  for (const [name, messages] of Object.entries(errors)) {
    const control = form.elements[name];
    if (!control || control.type === "hidden") { form.querySelector("[role=alert]").textContent = messages.join(" "); continue; }
    form.querySelector(`#${control.id}-wrong`).textContent = messages.join(" ");
    control.setAttribute("aria-invalid", "true");
  }
  form.querySelector("[aria-invalid]")?.focus();
};
const busy = (form, is) => { for (const each of form.querySelectorAll("button")) each.disabled = is; };

// The part of the dialog that takes a file. A picture is shown from the file until its public files are made.
const uploadPane = (address, back, done) => {
  const file = make("input", { type: "file", accept: ".jpg,.jpeg,.png,.webp,.avif,.gif" });
  const [across, down] = ["focal_x", "focal_y"].map((name) => make("input", { type: "hidden", name, value: "50" }));
  const focal = focalStage(across, down);
  let shown = "";
  file.addEventListener("change", () => {
    URL.revokeObjectURL(shown);
    shown = file.files[0] ? URL.createObjectURL(file.files[0]) : "";
    focal.look(shown);
  });
  const form = make("form", { className: "picture-form", noValidate: true },
    make("p", { role: "alert" }),
    labelled("original", "File", file, "JPEG, PNG, WebP, AVIF or GIF, at most 20 MB."),
    focal.stage, focal.told, across, down,
    labelled("alt", "Alternative text: what the picture shows", make("textarea", { rows: 2, maxLength: 500 }), "A sentence for everybody who cannot see it. Leave out “picture of”."),
    labelled("caption", "Caption", make("textarea", { rows: 2 })),
    labelled("credit", "Credit", make("input", { type: "text", maxLength: 200 }), "Who made it, as it is to be printed."),
    make("p", { className: "picture-buttons" }, make("button", { className: "button default", textContent: "Upload and use" }), back),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    busy(form, true);
    const answer = await send(address.replace(/picker\/$/, "upload/"), new FormData(form));
    busy(form, false);
    if (answer.errors) return tell(form, answer.errors);
    done({ ...answer, thumbnail: answer.thumbnail || shown });
  });
  return form;
};

const focalPane = (address, picture, back, done) => {
  const [across, down] = ["focal_x", "focal_y"].map((name) => make("input", { type: "hidden", name, value: String(picture[name]) }));
  const focal = focalStage(across, down);
  focal.look(picture.large || picture.thumbnail);
  const form = make("form", { className: "picture-form" },
    make("p", { role: "alert" }),
    make("p", { textContent: "What must stay in sight where the picture is cut: on cards, portraits and links, in every story that uses it." }),
    focal.stage, focal.told, across, down,
    make("p", { className: "picture-buttons" }, make("button", { className: "button default", textContent: "Keep this focal point" }), back),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    busy(form, true);
    const answer = await send(address.replace(/picker\/$/, `${picture.key}/focal/`), new FormData(form));
    busy(form, false);
    if (answer.errors) return tell(form, answer.errors);
    done(Object.assign(picture, answer));
  });
  return form;
};

const libraryPane = (address, { pick, point, add, close }) => {
  const search = make("input", { type: "search", placeholder: "Words of its text or credit" });
  search.setAttribute("aria-label", "Search pictures");
  const status = make("output", { className: "picture-status" });
  const list = make("ul", { className: "picture-list" });
  const buttons = make("p", { className: "picture-buttons" }, close);
  let latest = 0;
  const row = (each, mayPoint) => {
    const button = make("button", { type: "button" }, thumbnail({ ...each, alt: each.thumbnail ? "" : each.alt }), make("span", { textContent: each.alt }));
    button.addEventListener("click", () => pick(each));
    const item = make("li", {}, button);
    if (mayPoint && each.thumbnail) {
      const focal = make("button", { type: "button", className: "picture-focal", textContent: "Focal point" });
      focal.setAttribute("aria-label", `Focal point of ${each.alt}`);
      focal.addEventListener("click", () => point(each));
      item.append(focal);
    }
    return item;
  };
  const fill = async () => {
    const mine = (latest += 1);
    const found = await ask(address, { q: search.value }).catch(() => null);
    if (mine !== latest) return;
    const pictures = found?.pictures ?? [];
    status.textContent = !found ? "The pictures cannot be listed now. Try again."
      : !pictures.length ? (search.value.trim() ? "No picture has these words." : "There are no pictures yet: upload the first.")
        : found.more ? "The newest are shown; search for others." : `${pictures.length} to choose from.`;
    list.replaceChildren(...pictures.map((each) => row(each, found.may_change)));
    if (found?.may_add && !add.isConnected) buttons.prepend(add, " ");
  };
  let pause;
  search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(fill, 200); });
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  return { pane: make("div", {}, search, status, list, buttons), search, fill };
};

// Resolves to the picture that was chosen, or to nothing. With `pointed`, only that one's focal point is set.
export const choose = (address, pointed = null) => new Promise((resolve) => {
  const heading = make("h2", { id: "picture-dialog-heading" });
  const place = make("div");
  const dialog = make("dialog", { className: "picture-dialog" }, heading, place);
  dialog.setAttribute("aria-labelledby", heading.id);
  const finish = (picture) => { resolve(picture); dialog.close(); };
  const button = (textContent, act) => {
    const made = make("button", { type: "button", className: "button", textContent });
    made.addEventListener("click", act);
    return made;
  };
  const turn = (title, pane) => {
    heading.textContent = title;
    place.replaceChildren(pane);
  };
  const back = () => pointed ? button("Cancel", () => dialog.close()) : button("Back to the library", showLibrary);
  const point = (picture) => {
    turn("The focal point", focalPane(address, picture, back(), (kept) => (pointed ? finish(kept) : showLibrary())));
    place.querySelector(".focal-marker").focus();
  };
  const library = libraryPane(address, {
    pick: finish,
    point,
    add: button("Upload a new picture", () => {
      turn("A new picture", uploadPane(address, back(), finish));
      place.querySelector("input").focus();
    }),
    close: button("Cancel", () => dialog.close()),
  });
  const showLibrary = () => {
    turn("Choose a picture", library.pane);
    library.search.focus();
    library.fill();
  };
  dialog.addEventListener("close", () => { dialog.remove(); resolve(); });
  document.body.append(dialog);
  dialog.showModal();
  if (pointed) point(pointed); else showLibrary();
});
