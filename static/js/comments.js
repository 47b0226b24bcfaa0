// The form works without this. With it, it moves to the comment that is answered, says at once
// what is missing, and survives a closed tab.
"use strict";
{
  const home = location.pathname.match(/^\/\d{4}\/\d\d\/\d\d\/[^/]+\//)?.[0];
  const form = document.querySelector("[data-comment-form]");
  const make = (tag, columns) => Object.assign(document.createElement(tag), columns);

  const live = make("output", { className: "visually-hidden" });
  document.querySelector("main").append(live);
  const announce = (words) => { live.textContent = words; };

  // Where storage is forbidden, nothing is remembered.
  const stored = (name) => { try { return localStorage[name] ?? ""; } catch { return ""; } };
  const store = (name, value) => {
    try { value ? localStorage[name] = value : delete localStorage[name]; } catch {}
  };

  // What was sent has arrived once its receipt shows; what was typed since stays.
  const draft = `draft:${home}`;
  const sent = `sent:${home}`;
  if (/\/comments\/receipt\//.test(location.pathname) && stored(sent)) {
    if (stored(draft) === stored(sent)) store(draft);
    store(sent);
  }

  // A link to a comment on another page.
  const find = async () => {
    const id = location.hash.match(/^#comment-(\d+)$/)?.[1];
    if (!home || !id || document.getElementById(`comment-${id}`)) return;
    const address = `${home}comments/${id}/`;
    const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
    if (answer?.ok && new URL(answer.url).pathname !== location.pathname) location.replace(address);
    else announce("That comment is not shown");
  };
  addEventListener("hashchange", find);
  find();

  if (form) {
    const { text, name, in_reply_to: target, key } = form.elements;
    const button = form.querySelector("[type=submit]");
    const line = form.querySelector("[data-replying-to]");
    const slot = document.querySelector("[data-reply-slot]");
    let opener = null;

    // Some browsers fill hidden fields again on a reload.
    if (line.hidden) target.value = "";
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-reply], a[data-cancel-reply]");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const { reply = "", replyName: who = "" } = link.dataset;
      target.value = reply;
      line.hidden = !reply;
      line.querySelector("[data-reply-to-name]").textContent = who;
      if (reply) {
        opener = link;
        link.closest(".comment").after(form);
        text.focus();
        announce(`Replying to ${who}`);
      } else {
        slot.append(form);
        (opener ?? text).focus();
        announce("Reply cancelled; your text is kept");
      }
    });

    const says = (field) => /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/u.test(field.value);
    const complain = (field, words) => {
      const id = `${field.name}-error`;
      document.getElementById(id)?.remove();
      if (words) field.before(make("p", { id, className: "field-error", textContent: words }));
      for (const [name, value] of [["aria-invalid", "true"], ["aria-describedby", id]]) {
        words ? field.setAttribute(name, value) : field.removeAttribute(name);
      }
    };
    for (const field of [text, name]) {
      field.addEventListener("input", () => { if (says(field)) complain(field); });
    }

    const remember = make("input", { type: "checkbox", checked: Boolean(stored("comment-name")) });
    const label = make("label", { className: "remember" });
    label.append(remember, " Remember my name in this browser");
    name.closest(".field").after(label);
    name.value ||= stored("comment-name");
    const keep = () => store("comment-name", remember.checked ? name.value : "");
    remember.addEventListener("change", keep);

    text.addEventListener("input", () => store(draft, text.value));
    if (!text.value && stored(draft)) {
      text.value = stored(draft);
      announce("What you typed before is back in the form");
    }

    // The same words keep their key: sent twice they are one comment.
    let keyed = "";
    const free = () => { button.disabled = false; };
    form.addEventListener("submit", (event) => {
      complain(text, says(text) ? "" : "Please enter your comment!");
      complain(name, says(name) ? "" : "Please enter your name here");
      const missing = [text, name].find((field) => !says(field));
      if (missing || button.disabled) event.preventDefault();
      if (missing) return missing.focus();
      if (button.disabled) return;
      const words = [text.value, name.value, target.value].join("\0");
      if (words !== keyed) key.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
      keyed = words;
      button.disabled = true;
      setTimeout(free, 15000);
      store(draft, text.value);
      store(sent, text.value);
      keep();
    });
    addEventListener("pageshow", free);
  }
}
