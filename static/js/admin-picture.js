// Pictures in the editor. A body holds <figure data-picture="12">caption</figure>; here the picture is shown
// above its caption, and chosen from a dialog that lists the pictures of the desk.
import { mergeAttributes, Node } from "django-prose-editor/editor";
import { ask, choose, make, thumbnail } from "./admin-picker.js";

// The pictures of a body are asked for together, each once.
const known = new Map();
let wanted = [];
const described = (address, key) => {
  if (!known.has(key)) {
    if (!wanted.length) queueMicrotask(() => fetchWanted(address));
    known.set(key, new Promise((resolve) => wanted.push([key, resolve])));
  }
  return known.get(key);
};
const fetchWanted = async (address) => {
  const asked = wanted;
  wanted = [];
  for (let start = 0; start < asked.length; start += 24) {
    const some = asked.slice(start, start + 24);
    const { pictures } = await ask(address, { keys: some.map(([key]) => key) }).catch(() => ({ pictures: [] }));
    for (const [key, resolve] of some) resolve(pictures.find((each) => String(each.key) === key));
  }
};

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,
  addOptions: () => ({ pictures: "" }),
  addAttributes: () => ({
    picture: {
      default: null,
      parseHTML: (element) => element.dataset.picture,
      renderHTML: ({ picture }) => ({ "data-picture": picture }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-picture]" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), 0],
  addNodeView() {
    return ({ node }) => {
      const place = make("div", { className: "picture-place", contentEditable: "false" });
      const caption = make("figcaption");
      caption.dataset.placeholder = "Caption";
      described(this.options.pictures, node.attrs.picture).then((picture) => {
        place.append(picture ? thumbnail(picture) : make("span", { className: "picture-missing", textContent: "This picture is no longer here. Take it out." }));
        if (picture?.credit) place.append(make("span", { className: "picture-credit", textContent: picture.credit }));
      });
      const dom = make("figure", { className: "picture" }, place, caption);
      const empty = (shown) => caption.classList.toggle("empty", !shown.content.size);
      empty(node);
      const update = (next) => {
        if (next.type !== node.type || next.attrs.picture !== node.attrs.picture) return false;
        empty(next);
        return true;
      };
      // What stands outside the caption is ours: taken for typing, it would be drawn anew without end.
      const ignoreMutation = ({ type, target }) =>
        type !== "selection" && (type === "attributes" || !caption.contains(target));
      return { dom, contentDOM: caption, update, ignoreMutation };
    };
  },
  addKeyboardShortcuts() {
    // Enter in a caption goes on below the picture, and Backspace in an empty one takes the picture out.
    const inside = () => this.editor.state.selection.$from.parent.type === this.type;
    return {
      Enter: () => {
        if (!inside()) return false;
        const after = this.editor.state.selection.$from.after();
        return this.editor.chain().insertContentAt(after, { type: "paragraph" }).focus(after + 1).run();
      },
      Backspace: () => inside() && !this.editor.state.selection.$from.parent.content.size
        && this.editor.commands.deleteNode(this.type),
    };
  },
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "nodes",
      button: buttons.material("image", "Insert a picture"),
      command: async (editor) => {
        const chosen = await choose(this.options.pictures);
        if (!chosen) return editor.commands.focus();
        const key = String(chosen.key);
        known.set(key, Promise.resolve(chosen));
        const content = chosen.caption.trim() ? [{ type: "text", text: chosen.caption.trim().replace(/\s+/g, " ") }] : [];
        editor.chain().focus().insertContent({ type: "picture", attrs: { picture: key }, content }).run();
      },
    });
  },
});
