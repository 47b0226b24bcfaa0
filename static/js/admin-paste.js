// Word processors say bold and italic with style attributes. The site's policy keeps the browser from reading
// those, so here they become elements before the editor looks at what is pasted.
"use strict";
{
  const MARKS = [
    ["strong", /(?<![-\w])font-weight:\s*(bold|[6-9]00)/i],
    ["em", /font-style:\s*(italic|oblique)/i],
    ["u", /text-decoration[^;]*underline/i],
    ["s", /text-decoration[^;]*line-through/i],
    ["sup", /vertical-align:\s*super/i],
    ["sub", /vertical-align:\s*sub(?!.*super)/i],
  ];
  const UNDONE = [
    ["b, strong", /(?<![-\w])font-weight:\s*(normal|[1-5]00)/i],
    ["i, em", /font-style:\s*normal/i],
  ];
  const INLINE = "span, font, a, b, strong, i, em, u, s, sub, sup";

  // Changed in the text already: parsing alone counts as a breach of the policy, though the page never shows.
  const renamed = (tag) => tag.replace(/\sstyle\s*=/gi, " data-css=").replace(/\son\w+\s*=/gi, " data-off=");
  const parsed = (html) => new DOMParser().parseFromString(
    html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "").replace(/<[a-z][^<>]*>/gi, renamed), "text/html",
  );

  const asElements = (html) => {
    const page = parsed(html);
    for (const element of page.querySelectorAll("[data-css]")) {
      const css = element.dataset.css;
      element.removeAttribute("data-css");
      for (const [name, says] of element.matches(INLINE) ? MARKS : []) {
        if (!says.test(css)) continue;
        const mark = page.createElement(name);
        mark.append(...element.childNodes);
        element.append(mark);
      }
      if (UNDONE.some(([which, says]) => element.matches(which) && says.test(css))) {
        element.replaceWith(...element.childNodes);
      }
    }
    return page.documentElement.outerHTML;
  };

  const ours = new WeakSet();
  addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html || ours.has(event) || !event.target.closest?.(".ProseMirror")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", asElements(html));
    clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
    const again = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    ours.add(again);
    event.target.dispatchEvent(again);
  }, true);
}
