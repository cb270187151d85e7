// Put a page or fragment in place of what is drawn, with its sheets, folds open and long lists cut.
// Tells whether it was a whole page: a piece of one has its own sheets elsewhere.
async text => {
  const isWhole = /^\s*<!doctype/i.test(text);
  const frame = '<html lang="vi"><title>Mảnh</title><link rel="stylesheet" href="/static/app.css"><main><h1>Mảnh</h1><h2>Mảnh</h2>';
  const drawn = new DOMParser().parseFromString(isWhole ? text : frame + text, "text/html");
  for (const link of drawn.querySelectorAll("link[rel=stylesheet]")) {
    const style = drawn.createElement("style");
    style.media = link.media;
    style.textContent = window.sheets[link.getAttribute("href").split("?")[0].split("/").pop()];
    link.replaceWith(style);
  }
  for (const fold of drawn.querySelectorAll("details")) fold.open = true;
  const telling = new Set(["class", "type", "role", "scope", "aria-invalid", "aria-current"]);
  const looks = element => element.tagName
    + [...element.attributes].map(one => telling.has(one.name) ? one.name + one.value : one.name)
    + "(" + [...new Set([...element.children].map(looks))] + ")";
  for (const list of drawn.querySelectorAll("tbody, select, datalist, main ul, main ol")) {
    const met = {};
    for (const child of [...list.children]) {
      const look = looks(child);
      met[look] = (met[look] ?? 0) + 1;
      if (met[look] > 2) child.remove();
    }
  }
  document.replaceChild(document.adoptNode(drawn.documentElement), document.documentElement);
  return isWhole;
}
