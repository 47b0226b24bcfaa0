// The focal point of a picture: a marker on it that a click or the arrow keys move. Two inputs hold the same in
// percent, and are what is sent.
export const make = (tag, columns = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), columns);
  element.append(...children);
  return element;
};

let made = 0;

export const focalStage = (across, down) => {
  const marker = make("button", { type: "button", className: "focal-marker" });
  marker.setAttribute("aria-label", "Focal point: the arrow keys move it, with Shift in larger steps");
  const told = make("output", { className: "focal-told", id: `focal-told-${(made += 1)}` });
  marker.setAttribute("aria-describedby", told.id);
  const picture = make("img", { alt: "", className: "focal-picture" });
  const stage = make("div", { className: "focal-stage", hidden: true }, picture, marker);

  const within = (number) => Math.min(100, Math.max(0, Math.round(number)));
  const show = () => {
    marker.style.setProperty("left", `${within(across.value)}%`);
    marker.style.setProperty("top", `${within(down.value)}%`);
  };
  const set = (x, y) => {
    across.value = within(x);
    down.value = within(y);
    show();
    told.textContent = `${across.value} percent across, ${down.value} percent down`;
  };

  const follow = (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    set(((event.clientX - left) / width) * 100, ((event.clientY - top) / height) * 100);
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    marker.focus({ preventScroll: true });
    follow(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (stage.hasPointerCapture(event.pointerId)) follow(event);
  });
  marker.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(Number(across.value) + move[0], Number(down.value) + move[1]);
  });
  for (const input of [across, down]) input.addEventListener("input", show);

  picture.addEventListener("load", () => { stage.hidden = false; show(); });
  picture.addEventListener("error", () => { stage.hidden = true; });
  const look = (src) => {
    stage.hidden = true;
    if (src) picture.src = src;
  };
  return { stage, told, marker, picture, look };
};
