// Keeps what is typed in the article form in this browser until the site has it, and offers it again; tells who
// else has the story open. Without it the form works as well: what is sent is kept by the site.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const keeping = document.getElementById("keeping");
  const form = keeping?.closest("form");
  if (!form) return;
  const { person, article, keep, present } = keeping.dataset;
  const own = form.elements.namedItem("form_key").value;
  const token = () => form.elements.namedItem("csrfmiddlewaretoken").value;
  const prefix = `newsroom-draft:${person}:${article}:`;
  const LASTS = 14 * 24 * 60 * 60 * 1000;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "writer", "form_key", "overwrite"]);

  const fields = () => [...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name))
    .map(([name, value]) => [name, value.replace(/\r\n?/g, "\n")]);
  // What counts as typed: not the number of the save the form was opened on.
  const told = (list) => JSON.stringify(list.filter(([name]) => name !== "revision"));
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const make = (tag, columns, ...children) => {
    const element = Object.assign(document.createElement(tag), columns);
    element.append(...children);
    return element;
  };
  const note = (text, ...more) => {
    const line = make("p", { className: "keeping-note" }, text, ...more);
    line.setAttribute("role", "status");
    keeping.append(line);
    return line;
  };

  const opened = told(fields());
  // A form that was refused, or that shows what was kept, holds what the site has not saved.
  const unsaved = "unsaved" in keeping.dataset;
  // The site names in a cookie the forms it has saved: their drafts have done their work.
  const saved = (document.cookie.match(/(?:^|; )saved_drafts=([^;]*)/)?.[1] || "").replace(/"/g, "").split(".");
  const drafts = [];
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("newsroom-draft:")) continue;
    const draft = read(key);
    const old = !draft || Date.now() - draft.at > LASTS;
    const shown = !old && key.startsWith(prefix) && told(draft.fields) === opened;
    if (old || saved.includes(draft.key) || (shown && !unsaved)) localStorage.removeItem(key);
    else if (shown) continue;
    else if (key === prefix + own) {
      // What this form held before it was sent stays beside what is typed now.
      localStorage.removeItem(key);
      localStorage.setItem(`${key}-before`, JSON.stringify(draft));
      drafts.push([`${key}-before`, draft]);
    } else if (key.startsWith(prefix)) drafts.push([key, draft]);
  }

  const send = (draft, then) => {
    const sent = make("form", { method: "post", action: keep, hidden: true });
    const add = (name, value) => sent.append(make("textarea", { name, value }));
    for (const [name, value] of draft.fields) add(name, value);
    add("writer", form.elements.namedItem("writer").value);
    add("form_key", draft.key);
    add("csrfmiddlewaretoken", token());
    add("then", then);
    document.body.append(sent);
    leaving = true;
    sent.submit();
  };
  let leaving = false;
  for (const [key, draft] of drafts) {
    const button = (text, act) => {
      const made = make("button", { type: "button", className: "button", textContent: text });
      made.addEventListener("click", act);
      return made;
    };
    const at = new Date(draft.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    const line = note(`This browser holds text of this story that the site does not have, of ${at}. `);
    line.append(button("Put it into the form", () => send(draft, "form")), " ");
    if (article !== "new") line.append(button("See what differs", () => send(draft, "compare")), " ");
    line.append(button("Discard it", () => { localStorage.removeItem(key); line.remove(); }));
  }

  let last = unsaved ? "" : opened;
  const remember = () => {
    const now = fields(), said = told(now);
    if (said === last) return;
    last = said;
    try {
      if (said === opened && !unsaved) localStorage.removeItem(prefix + own);
      else localStorage.setItem(prefix + own, JSON.stringify({ key: own, at: Date.now(), fields: now }));
    } catch {
      remember.told ||= note("This browser has no room for a draft: save often.");
    }
  };
  let waiting = 0;
  const soon = () => { waiting ||= setTimeout(() => { waiting = 0; remember(); }, 200); };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", remember);
  addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", remember);
  setInterval(remember, 1000);
  remember();

  if (!present) return;
  const others = keeping.querySelector(".keeping-others"), over = keeping.querySelector(".keeping-over");
  const said = (more) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token(), ...more })) body.append(name, value);
    return body;
  };
  let taken = null, ended = null, newer = null;
  const seen = Number(form.elements.namedItem("revision").value || 0);
  const hand = () => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    return fetch(keep, { method: "POST", body });
  };
  const beat = async () => {
    let answer;
    try { answer = await fetch(present, { method: "POST", body: said({}) }); } catch { return; }
    if (answer.redirected || answer.status === 403) {
      ended ||= note("Your login has ended. What you type stays in this browser, and pressing Save keeps it through the login.");
      return;
    }
    if (!answer.ok) return;
    ended?.remove();
    ended = null;
    const now = await answer.json();
    others.replaceChildren(...now.others.map((text) => make("p", { className: "keeping-note" }, text)));
    over.hidden = !now.others.length;
    if (now.revision > seen) newer ||= note("Somebody has saved a newer text. Saving yours will show you both.");
    if (now.taken && !taken) {
      taken = note(`${now.taken} Ask before you save.`);
      taken.setAttribute("role", "alert");
      remember();
      if ((unsaved || told(fields()) !== opened) && (await hand()).ok) taken.append(" What you typed is kept.");
    }
  };
  beat();
  setInterval(beat, 10_000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
  addEventListener("pagehide", () => { if (!leaving) navigator.sendBeacon(present, said({ leaving: "1" })); });
});
