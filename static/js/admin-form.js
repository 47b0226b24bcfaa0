// The form of a story while it is written: its length, its address, what it lacks still, and where the focus goes.
const form = document.querySelector("#article_form");
const field = (name) => form?.querySelector(`#id_${name}`);
const body = field("body");

// The same words as the server counts: whatever stands between the elements.
const tellLength = (html) => {
  const place = document.querySelector("#story-length");
  if (!place) return;
  const words = html.replace(/<[^>]*>/g, " ").split(/\s+/).filter(Boolean).length;
  const minutes = Math.max(1, Math.round(words / Number(place.dataset.wordsAMinute)));
  place.textContent = `${words} ${words === 1 ? "word" : "words"}, ${minutes} min read`;
};

// What Django's slugify makes of a headline.
const slugOf = (headline) =>
  headline.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/[^\w\s-]/g, "").trim()
    .replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "").slice(0, 100).replace(/^[-_]+|[-_]+$/g, "") || "story";

const followHeadline = (headline, slug) => {
  const place = document.querySelector("#address-preview");
  if (!headline || !slug || !place) return;
  let follows = !slug.value || slug.value === slugOf(headline.value);
  const show = () => {
    const end = slug.value || (headline.value.trim() && slugOf(headline.value));
    place.textContent = `${place.dataset.start}${end ? `${end}/` : "…"}`;
  };
  headline.addEventListener("input", () => {
    if (follows) slug.value = headline.value.trim() ? slugOf(headline.value) : "";
    show();
  });
  slug.addEventListener("input", () => { follows = !slug.value; show(); });
  show();
};

const written = (html) => html.replace(/<(?!figure|hr)[^>]*>/g, "").trim();
const authors = () => [...form.querySelectorAll("tr.form-row:not(.empty-form) select[name$=-author]")]
  .filter((select) => select.value && !select.closest("tr").querySelector("[name$=-DELETE]")?.checked);
const HAS = {
  headline: () => field("headline")?.value.trim(),
  body: () => written(body?.value ?? ""),
  section: () => field("section")?.value,
  byline: () => authors().length,
};
const tellWanted = () => {
  const place = document.querySelector("#wanted");
  if (!place) return;
  const items = [...place.querySelectorAll("li")];
  for (const item of items) if (HAS[item.dataset.field]) item.hidden = Boolean(HAS[item.dataset.field]());
  place.hidden = items.every((item) => item.hidden);
};

// A field that a script has put something in the place of is reached through that.
let editor;
const focusOn = (control) => {
  if (control === body && editor) return editor.commands.focus();
  const stands = control.nextElementSibling?.querySelector?.(".select2-selection");
  (stands ?? control).focus();
};
const wrong = () => form.querySelector("[autofocus]")
  ?? form.querySelector(".story-form .errorlist")?.closest("fieldset, .form-row")?.querySelector("select, input:not([type=hidden]), textarea");

if (form && body) {
  const headline = field("headline");
  headline?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    field("standfirst")?.focus();
  });
  followHeadline(headline, field("slug"));
  document.addEventListener("prose-editor:ready", (event) => {
    if (event.detail.textarea !== body) return;
    editor = event.detail.editor;
    editor.on("update", () => { tellLength(editor.getHTML()); tellWanted(); });
    tellWanted();
    if (wrong() === body) editor.commands.focus();
  });
  form.addEventListener("input", tellWanted);
  window.django?.jQuery?.(form).on("change", "select", tellWanted);
  window.addEventListener("load", () => {
    const first = wrong();
    if (first && document.querySelector(".errornote")) focusOn(first);
    tellWanted();
  });
  document.querySelector("#wanted")?.addEventListener("click", (event) => {
    const control = document.getElementById(event.target.closest("a")?.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    control.closest(".form-row")?.scrollIntoView({ block: "center" });
    focusOn(control);
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const save = form.querySelector("input[name=_continue]");
    if (!save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });
}

// A time of the site's zone is told in one's own too, where that is another.
const told = (moment, timeZone) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(moment);
for (const time of document.querySelectorAll("time[data-zone]")) {
  const moment = new Date(time.dateTime);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (told(moment, here) === told(moment, time.dataset.zone)) continue;
  const own = document.createElement("span");
  own.className = "own-time";
  own.textContent = `${told(moment, here)} where you are (${here})`;
  time.after(own);
}
