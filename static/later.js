/* What a page to read does not need until a key is pressed: keys, as the page "Phím tắt" lists them, the
   size of the page, typed days in words, printing. No key is one while a letter is being composed, nothing listens to
   keyup and no field is written in: UniKey types by deleting. */
function lookForLeft() {
  const kept = document.querySelector("main [data-draft]");
  if (kept) import(kept.dataset.draft).then((draft) => draft.handOver());
}
lookForLeft();
document.addEventListener("htmx:afterSettle", ({ target }) => target.closest("[data-by-itself]") || lookForLeft());

// What app.js lends as soon as this is here: how the person at work is told that something is not saved.
let tell;
export function lend(way) { tell = way; }

// A file that is too big is said before it is sent for minutes.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "file") return;
  document.getElementById("notices").replaceChildren();
  if (!(target.files[0]?.size > target.dataset.mostBytes)) return;
  tell(target.dataset.tooBig);
  target.value = "";
});

// Whoever has sent a form goes on at what is wrong, in the line they asked for, or with what stands next.
export function landed({ elt, part, isRefused, place, typed, goOn, asksForMore }) {
  const summary = isRefused && (part || document).querySelector(".error-summary");
  if (summary) { // of this answer: an older one stands elsewhere until its form is sent again
    if (typed.has(elt)) typed.add(summary.closest("form"));
    summary.focus();
    summary.scrollIntoView({ block: "center" });
  } else if (!isRefused && !(asksForMore && goOnInNewLine(elt, typed))) {
    if (document.activeElement.matches("body, #main") || document.activeElement === part) {
      if (part?.matches("section[tabindex]")) goOnInPart(part, place);
      else goOn();
    }
  }
}
function goOnInPart(part, place) {
  part.focus({ preventScroll: true });
  const next = part.querySelectorAll("form")[place];
  next?.closest("details:not([open])")?.querySelector("summary").focus(); // or where it lies folded again
  next?.querySelector("button")?.focus();
}
function goOnInNewLine(old, typed) {
  const form = [...document.forms].find((one) => one.getAttribute("action") === old.getAttribute("action")
    && one.elements.request_key?.value === old.elements.request_key?.value);
  if (!form || form === old) return false;
  if (typed.has(old)) form.elements.request_key.dispatchEvent(new Event("input", { bubbles: true }));
  const known = new Set([...old.elements].map((one) => one.name));
  const first = [...form.elements].find((one) => one.type !== "hidden" && one.name && !known.has(one.name));
  first?.focus();
  return Boolean(first);
}

const ROW = ".register tbody tr, .scroll tbody tr";
const isSilent = (key) => key.length === 1 && document.documentElement.dataset.keys === "off";
const isTyping = (at) => at.matches("input:not([type=checkbox], [type=radio]), textarea, select");
const link = document.querySelector(".foot [data-keys]");

const PLAIN = {
  "?": () => { if (link) showKeys(); return link; },
  "/": () => {
    const search = document.querySelector("[role=search] input");
    search?.focus();
    search?.select();
    return search;
  },
  ArrowDown: (at) => toRow(at, 1), ArrowUp: (at) => toRow(at, -1),
  Home: (at) => toRow(at, -Infinity), End: (at) => toRow(at, Infinity),
};
function save(at) {
  const form = at.closest("main form[method=post]") || document.querySelector("main form.entry");
  form?.requestSubmit(form.querySelector("button.primary:not(:disabled)"));
}
function begin() {
  const first = document.querySelector("main .top a.primary, main .buttons a.primary");
  first?.click();
  return first;
}
function toRow(at, step) {
  if (!at.matches("a, button") || !at.closest(ROW)) return false;
  const rows = [...at.closest("tbody").rows].filter((row) => row.querySelector("a, button"));
  const next = rows.indexOf(at.closest("tr")) + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)].querySelector("a, button").focus();
  return true;
}

export function pressed(event) {
  if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
  const at = document.activeElement;
  const { altKey, code, key, repeat } = event;
  const control = event.ctrlKey || event.metaKey;
  let isOurs;
  if (altKey !== control && !event.shiftKey) {
    if (code === "KeyS" || key === "s") isOurs = repeat || save(at) || true;
    else if (altKey && code === "KeyN") isOurs = repeat || begin();
  } else if (!altKey && !control && !isTyping(at) && !isSilent(key)) isOurs = PLAIN[key]?.(at);
  if (isOurs) event.preventDefault();
}
document.addEventListener("keydown", pressed);

// The list of keys over the page at work: shut by Esc or its button, and the focus is where it was.
let shown;
async function showKeys() {
  if (!shown) {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (!answer.ok || shown) return;
    const list = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("keys");
    const title = Object.assign(document.createElement("h2"), { id: "keys-title", tabIndex: -1, textContent: link.textContent });
    const shut = Object.assign(document.createElement("form"), { method: "dialog", className: "buttons" });
    shut.append(Object.assign(document.createElement("button"), { textContent: "Đóng" }));
    shown = Object.assign(document.createElement("dialog"), { className: "over" });
    shown.setAttribute("aria-labelledby", title.id);
    shown.append(title, list, shut);
    document.body.append(shown);
  }
  if (!shown.open) shown.showModal();
  shown.querySelector("h2").focus(); // its button stands below what is seen of a large page
}
link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.shiftKey || event.metaKey) return;
  event.preventDefault();
  showKeys();
});

// How large the page is, and what its keys do, changes where it stands, with all that is typed in it.
document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-look]")) return;
  event.preventDefault();
  const body = new FormData(form);
  body.set(submitter.name, submitter.value);
  const { status } = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
  if (status !== 204) return;
  document.documentElement.dataset[submitter.name] = submitter.value;
  for (const one of form.elements) {
    if (one.name === submitter.name) one.setAttribute("aria-pressed", one === submitter);
  }
  submitter.scrollIntoView({ block: "nearest" }); // the page has grown above it
});

// Below a field stands which day or hour the server reads in what was typed.
const PRESSED = ":is(a, button, summary, label, input):active";
const pause = () => new Promise((go) => setTimeout(go, 50));

async function say(field) {
  const place = document.getElementById(`${field.id}-said`);
  const typed = field.value;
  let words = "", isRead = true;
  if (typed.trim()) {
    try {
      const asked = new URLSearchParams({ loai: field.dataset.said, chu: typed });
      const answer = await fetch(`/ngay-gio?${asked}`, { redirect: "manual", signal: AbortSignal.timeout(20000) });
      isRead = answer.ok;
      if (isRead || answer.status === 422) words = await answer.text();
    } catch { /* no line: nothing is said */ }
  }
  while (document.querySelector(PRESSED)) await pause(); // a button is not moved under the hand
  if (!place?.isConnected || field.value !== typed) return;
  const at = document.activeElement, { bottom } = at.getBoundingClientRect();
  place.textContent = words;
  place.classList.toggle("error", !isRead);
  if (bottom > 0 && bottom <= innerHeight) at.scrollIntoView({ block: "nearest" }); // nor the next field out of sight
}
document.addEventListener("change", ({ target }) => { if (target.dataset.said) say(target); });

document.addEventListener("click", ({ target }) => { if (target.closest("[data-print]")) print(); });
