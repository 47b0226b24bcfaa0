// Works through the queue without a new page for each decision: by button, by touch and by key. Every deed sends a form
// that the page holds anyway, and the answer is the comment's card as the server sees it now. One press is one decision:
// nothing further is sent while an answer is awaited, or in the moment after, when a second press was meant for the first.
(() => {
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  const list = queue.querySelector(".queue-list");
  const told = document.getElementById("queue-told");
  const keysOn = document.getElementById("queue-keys");
  const every = document.getElementById("queue-every");
  const WORDS = { a: "approve", d: "decline", s: "spam", r: "remove" };
  const SECOND_PRESS = 400;
  const PATIENCE = 20000;
  const done = []; // the ids of the items that were decided here, the latest last
  let current = null;
  let settled = -SECOND_PRESS; // when what is in front of the moderator last changed

  const LOOK_AGAIN = list.classList.contains("of-pending") ? " J looks for new ones." : "";

  const say = (text) => told.replaceChildren(text);
  const cardOf = (item) => item.querySelector(".queue-card");
  const isDone = (item) => Boolean(item.querySelector(".queue-done"));
  const items = () => [...list.children];
  const left = () => items().filter((item) => !isDone(item)).length;

  const point = (item) => {
    current?.removeAttribute("aria-current");
    current = item;
    current.setAttribute("aria-current", "true");
  };

  const choose = (item) => {
    point(item);
    settled = performance.now();
    const alert = item.querySelector("[role=alert]");
    (alert ?? cardOf(item)).focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
  };

  // ---- Moving

  const pageAt = async (address) => {
    const answer = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(answer.status);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  // What comes after the last one here: the next page, or what has come in meanwhile.
  const more = async () => {
    if (list.hasAttribute("aria-busy")) return;
    const end = queue.querySelector(".queue-end");
    list.setAttribute("aria-busy", "true");
    try {
      const page = await pageAt(end.dataset.after ?? location.href);
      for (const item of page.querySelectorAll(".queue-list > .queue-item")) {
        if (!document.getElementById(item.id)) list.append(document.adoptNode(item));
      }
      const further = page.querySelector(".queue-end");
      if (further.dataset.after) end.replaceWith(document.adoptNode(further));
      else end.querySelector("a[rel=next]")?.remove();
    } finally {
      list.removeAttribute("aria-busy");
    }
  };

  const after = (item, wanted = () => true) => items().slice(items().indexOf(item) + 1).find(wanted);

  const go = async (item, wanted) => {
    let found = after(item, wanted);
    if (!found) {
      await more().catch(() => say("The next page did not come. Press J to try again."));
      found = after(item, wanted);
    }
    return found;
  };

  const next = async () => {
    if (!current) return items()[0] ? choose(items()[0]) : undefined;
    const found = await go(current);
    return found ? choose(found) : say(`That is the last one here.${LOOK_AGAIN}`);
  };

  const previous = () => {
    const before = current ? items()[items().indexOf(current) - 1] : items()[0];
    return before ? choose(before) : say("That is the first comment here.");
  };

  const moveOn = async (item, sentence) => {
    const found = (await go(item, (each) => !isDone(each))) ?? items().find((each) => !isDone(each));
    say(`${sentence} ${found ? `${left()} left on this page.` : `Nothing is left here.${LOOK_AGAIN}`}`);
    return choose(found ?? item);
  };

  // ---- Sending

  const complain = (item, text) => {
    item.querySelector(".queue-trouble")?.remove();
    const said = document.createElement("p");
    said.className = "queue-alert queue-trouble";
    said.setAttribute("role", "alert");
    said.tabIndex = -1;
    said.textContent = text;
    cardOf(item).prepend(said);
    choose(item);
  };

  const why = async (answer) => {
    if (answer.type === "opaqueredirect") return "You are no longer logged in. Log in again in another tab, then press once more here.";
    if (answer.status === 403) return "You may not decide on this comment.";
    if (answer.status === 404) return "This comment is gone, or is not yours to decide on.";
    const plain = answer.headers.get("Content-Type")?.startsWith("text/plain");
    return plain ? await answer.text() : "The site could not do this just now. Nothing was decided. Please try again.";
  };

  const received = async (item, fresh) => {
    const undone = isDone(item) || (!isDone(fresh) && fresh.dataset.told);
    item.replaceWith(fresh);
    if (current === item) point(fresh);
    if (fresh.querySelector("[role=alert]")) return choose(fresh);
    if (undone) {
      if (done.includes(fresh.id)) done.splice(done.lastIndexOf(fresh.id), 1);
      say(`Undone: ${fresh.dataset.told}`);
      return choose(fresh);
    }
    done.push(fresh.id);
    return moveOn(fresh, fresh.dataset.told);
  };

  const post = (form, address) =>
    fetch(address, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Queue": "card" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });

  // Whoever has logged in again has a new token; the forms of this page hold the old one, and are refused.
  const renewTokens = async () => {
    const name = "input[name=csrfmiddlewaretoken]";
    const token = (await pageAt(location.href)).querySelector(`.queue ${name}`);
    for (const each of token ? queue.querySelectorAll(name) : []) each.value = token.value;
  };

  const send = async (item, form, address) => {
    item.setAttribute("aria-busy", "true");
    let answer, text;
    try {
      answer = await post(form, address);
      if (answer.status === 403) {
        await renewTokens().catch(() => null);
        answer = await post(form, address);
      }
      text = answer.headers.get("X-Queue") === "card" ? await answer.text() : null;
    } catch {
      return complain(item, "No answer came from the site: the comment is where it was. Press again when you are connected.");
    } finally {
      item.removeAttribute("aria-busy");
    }
    if (text === null) return complain(item, await why(answer));
    const fresh = new DOMParser().parseFromString(`<ol>${text}</ol>`, "text/html").querySelector(".queue-item");
    return received(item, document.adoptNode(fresh));
  };

  const isBusy = () => list.querySelector("[aria-busy]") || performance.now() - settled < SECOND_PRESS;

  list.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isBusy()) return;
    const item = event.target.closest(".queue-item");
    point(item);
    send(item, event.target, event.submitter?.getAttribute("formaction") ?? event.target.action);
  });

  list.addEventListener("click", (event) => {
    if (!event.target.closest(".queue-leave")) return;
    event.preventDefault();
    next();
  });

  list.addEventListener("focusin", (event) => point(event.target.closest(".queue-item")));

  // ---- Keys

  const press = (word) => {
    if (!current) return next().then(() => say("Read this one, then press once more."));
    const button = current.querySelector(`[data-word=${word}]`);
    if (button) return button.click();
    if (current.querySelector(".queue-alert a")) return say("Somebody has decided on this already: use the buttons here, or J to leave it as it is.");
    if (isDone(current)) return say("This one is decided. U undoes it, J goes on.");
    return say(word === "remove" ? "Readers do not see this comment, so there is nothing to remove. D declines it." : "It is so already.");
  };

  const undo = () => {
    const item = document.getElementById(done.at(-1));
    const form = item ? item.querySelector("[data-word=undo]")?.form : queue.querySelector(".queue-just-done form");
    return form ? form.requestSubmit() : say("There is nothing to undo here. Older decisions can be undone on the comment’s own page.");
  };

  const isTyping = (target) =>
    target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");

  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!keysOn?.checked || !(key in WORDS || "jku".includes(key)) || event.defaultPrevented) return;
    if (event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (key === "j") next();
    else if (key === "k") previous();
    else if (!isBusy()) key === "u" ? undo() : press(WORDS[key]);
  });

  // ---- What only makes sense with this script

  queue.classList.add("scripted");
  const remembered = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("queue-keys", value);
      return localStorage.getItem("queue-keys");
    } catch {
      return null; // a browser that keeps nothing has the keys on
    }
  };
  if (keysOn) {
    const show = () => queue.classList.toggle("keys-off", !keysOn.checked);
    keysOn.checked = remembered() !== "off";
    keysOn.addEventListener("change", () => {
      remembered(keysOn.checked ? "on" : "off");
      show();
    });
    show();
    queue.querySelector(".queue-keys").hidden = false;
  }
  if (every) {
    every.closest("label").hidden = false;
    every.addEventListener("change", () => {
      for (const box of list.querySelectorAll("input[name=chosen]")) box.checked = every.checked;
    });
  }
})();
