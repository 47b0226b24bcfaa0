// The focal point in the form of a picture. The two numbers beside it say the same, with scripts or without.
import { focalStage } from "./admin-focal-stage.js";

const across = document.querySelector("input#id_focal_x");
const down = document.querySelector("input#id_focal_y");
if (across && down) {
  const { stage, told, picture, look } = focalStage(across, down);
  // A kept picture is on the page and becomes the stage where it stands; a new one is shown from the file as soon
  // as it is chosen.
  const kept = document.querySelector(".field-shown img.thumbnail");
  if (kept) {
    picture.alt = kept.alt;
    picture.addEventListener("load", () => kept.replaceWith(stage, told), { once: true });
    look(kept.src);
  } else document.querySelector(".field-focal_x").before(stage, told);
  const file = document.querySelector("input#id_original");
  file?.addEventListener("change", () => {
    URL.revokeObjectURL(picture.src);
    look(file.files[0] && URL.createObjectURL(file.files[0]));
  });
}
