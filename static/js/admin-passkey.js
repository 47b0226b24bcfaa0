// Passkeys: asks the browser for one and sends what it says. Without this script the forms stay hidden, and
// whatever else lets a person in stands beside them.
"use strict";

const TOLD = {
  NotAllowedError: "No passkey was given, or it took too long. Try again.",
  InvalidStateError: "This passkey is known here already.",
  SecurityError: "Passkeys do not work under this address. They need the site's own name and https, or http://localhost.",
  NotSupportedError: "This device has no passkey that can be used here.",
};

async function optionsOf(form) {
  const here = form.dataset.options && document.getElementById(form.dataset.options);
  if (here) {
    return JSON.parse(here.textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(answer.status === 429 ? "That was tried too often. Wait a minute." : "The site did not answer. Try again.");
  }
  return answer.json();
}

async function make(form) {
  const options = (await optionsOf(form)).creation_options;
  const alone = form.elements.passwordless?.checked ?? false;
  const choice = options.publicKey.authenticatorSelection;
  choice.residentKey = alone ? "required" : "discouraged";
  choice.requireResidentKey = alone;
  if (alone) {
    choice.userVerification = "required";
  }
  return window.webauthnJSON.create(options);
}

async function ask(form) {
  return window.webauthnJSON.get((await optionsOf(form)).request_options);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button[type=button]");
  const told = form.querySelector(".passkey-told");
  form.hidden = !window.webauthnJSON?.supported();
  const start = async () => {
    told.textContent = "";
    button.disabled = true;
    try {
      const given = await (form.dataset.passkey === "make" ? make(form) : ask(form));
      form.elements.credential.value = JSON.stringify(given);
      form.submit();
    } catch (error) {
      told.textContent = TOLD[error.name] || error.message;
      button.disabled = false;
      button.focus();
    }
  };
  button.addEventListener("click", start);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start();
  });
}
