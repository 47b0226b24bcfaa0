// The form works without this. With it, it moves to the comment that is answered, says at once
// what is missing, and survives a reload.
const [home] = location.pathname.match(/^(\/[^/]+){4}\//);
const one = (selector) => document.querySelector(selector);
const form = one("[data-comment-form]");
const live = one("output");
const announce = (words) => { live.textContent = words; };

// Where storage is forbidden or full, nothing is remembered.
const storage = (kind) => { try { return window[kind] ?? {}; } catch { return {}; } };
const tab = storage("sessionStorage");
const browser = storage("localStorage");
const put = (place, key, value) => { try { place[key] = value; } catch { delete place[key]; } };

// What was sent has arrived once its receipt shows; what was typed since stays.
const draft = `comment-draft:${home}`;
const sent = `comment-sent:${home}`;
if (location.pathname.includes("/comments/receipt/")) {
  for (const place of [tab, browser]) if (place[draft] === tab[sent]) delete place[draft];
  delete tab[sent];
}

// A link to a comment on another page.
const find = async () => {
  const id = location.hash.match(/^#comment-(\d+)$/)?.[1];
  if (!id || one(`#comment-${id}`)) return;
  const address = `${home}comments/${id}/`;
  const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
  if (answer?.ok && new URL(answer.url).pathname !== location.pathname) location.replace(address);
  else announce("That comment is not shown");
};
window.onhashchange = find;
find();

if (form) {
  const { text, name, in_reply_to: target, key, remember, send } = form.elements;
  const line = form.querySelector("[data-replying-to]");
  const whom = line.querySelector("bdi");

  // By consent the browser keeps name and drafts. Without it, a draft goes with its tab.
  remember.checked = "comment-name" in browser;
  remember.parentElement.hidden = false;
  name.value ||= browser["comment-name"] ?? "";
  const written = () => JSON.stringify([text.value, target.value, whom.textContent]);
  const keep = () => {
    const place = remember.checked ? browser : tab;
    if (remember.checked) put(browser, "comment-name", name.value);
    text.value ? put(place, draft, written()) : delete place[draft];
  };
  remember.onchange = () => {
    delete tab[draft];
    if (!remember.checked) for (const key in browser) if (/^comment-/.test(key)) delete browser[key];
    keep();
  };

  // Under the comment it answers, if that is here; else at its own place.
  const aim = (id = "", who = "") => {
    target.value = id;
    key.value = "";
    line.hidden = !id;
    whom.textContent = who;
    const box = one(`#comment-${id} > .comment:has(.reply)`);
    box ? box.after(form) : one("[data-reply-slot]").append(form);
    return box;
  };
  let opener = text;
  document.onclick = (event) => {
    const link = event.target.closest(".reply, [data-cancel-reply]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const to = link.matches(".reply") && link.closest("li");
    to ? aim(to.id.slice(8), to.querySelector("bdi").textContent) : aim();
    if (to) opener = link;
    (to ? text : opener).focus();
    announce(to ? `Replying to ${whom.textContent}` : "Reply cancelled; your text is kept");
    keep();
  };

  // Some browsers fill hidden fields again on a reload. What the server filled in stands.
  if (line.hidden) target.value = "";
  const [words, id, who] = JSON.parse(tab[draft] ?? browser[draft] ?? "[]");
  if (words && !text.defaultValue && (!text.value || text.value === words)) {
    text.value = words;
    const away = id && line.hidden && !aim(id, who) ? " on another page" : "";
    announce(`What you typed before is back${line.hidden ? "" : `, to answer ${whom.textContent}`}${away}`);
  }

  const says = (field) => /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u.test(field.value);
  const misses = (field) => {
    const id = `${field.name}-error`;
    const missing = !says(field);
    const message = { id, className: "field-error", textContent: field.dataset.missing };
    one(`#${id}`)?.remove();
    if (missing) field.before(Object.assign(document.createElement("p"), message));
    field.setAttribute("aria-invalid", missing);
    field.setAttribute("aria-describedby", missing ? id : "");
    return missing;
  };
  form.oninput = ({ target: field }) => {
    if (says(field)) misses(field);
    key.value = "";
    keep();
  };

  const free = () => { send.disabled = false; };
  form.onsubmit = (event) => {
    const [first] = [text, name].filter(misses);
    if (first || send.disabled) {
      event.preventDefault();
      return first?.focus();
    }
    // The same words keep their key: sent twice they are one comment.
    key.value ||= crypto.getRandomValues(new Uint32Array(4)).join("-");
    send.disabled = true;
    setTimeout(free, 15000);
    keep();
    put(tab, sent, written());
  };
  window.onpageshow = free;
}
