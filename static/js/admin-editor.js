// The editor would add its few rules to the page as an inline style, which the site's policy forbids.
// It adds none where this empty element stands already; the rules are in css/admin.css.
(() => {
  const style = document.createElement("style");
  style.nonce = document.currentScript.nonce;
  style.setAttribute("data-tiptap-style", "");
  document.head.append(style);
})();
