/* Lines of the room that wait in the browser until the server has them, and what is typed in between:
   kept here at each key until the server keeps it. What could not be sent waits in order and is sent
   again under the same key, which the server takes once. Only for the account that typed it. */
import { seal, unseal } from "./sealing.js";
import { clock } from "./ticking.js";

const room = document.getElementById("room");
const pending = document.getElementById("pending");
const TYPED = `sohoagiai.typed.${room.dataset.account}.`;
const UNSENT = `sohoagiai.unsent.${room.dataset.account}`;
const AGAIN = 2000;

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((one) => one.toString(16).padStart(2, "0")).join("");
const fieldsOf = (form) => [...new FormData(form)].filter(([name]) => name !== "csrf_token");
const typedIn = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden");
const formOf = (line) => document.querySelector(`form[data-queue][action="${line.action}"]`);
// What the page does with an answer that brings news, and with a line that stands empty again.
const page = { place() {}, isEmpty() {} };
export function onAnswer(place, isEmpty) {
  Object.assign(page, { place, isEmpty });
}

// What is being typed, at each key.
export function keep(form) {
  localStorage.setItem(TYPED + form.getAttribute("action"), seal(fieldsOf(form)));
}
export function forget(form) {
  localStorage.removeItem(TYPED + form.getAttribute("action"));
}
export function putBack(form) {
  const kept = unseal(localStorage.getItem(TYPED + form.getAttribute("action")));
  if (!kept) return;
  for (const [name, value] of kept) if (form.elements[name]) form.elements[name].value = value;
  import(form.dataset.draft).then((draft) => draft.typedIn(form));
}
document.addEventListener("input", ({ target: { form } }) => {
  if (form?.matches("[data-keep]")) keep(form);
});
document.addEventListener("kept", ({ target }) => forget(target)); // the server has it now

// Lines that wait to be sent.
const unsent = () => unseal(localStorage.getItem(UNSENT)) || [];
function note(lines) {
  lines.length ? localStorage.setItem(UNSENT, seal(lines)) : localStorage.removeItem(UNSENT);
  show(lines);
}
const without = (key) => note(unsent().filter((one) => one.key !== key));

function show(lines) {
  pending.replaceChildren(...lines.map((one) => {
    const row = document.createElement("li");
    const state = document.createElement("b");
    state.textContent = one.refused ? "không nhận: " : "chờ gửi: ";
    row.append(state, one.words);
    if (one.refused) {
      const why = document.createElement("p");
      why.className = "error";
      why.textContent = one.refused;
      row.append(why, button("Sửa lại", () => takeBack(one)), button("Bỏ dòng này", () => without(one.key)));
    }
    return row;
  }));
}
function button(words, act) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = words;
  one.addEventListener("click", act);
  return one;
}
function takeBack(one) {
  const form = formOf(one);
  if (!form) return;
  if (wordsOf(form)) return say(form, "Ghi xong hoặc xóa dòng đang gõ rồi hãy lấy lại.");
  for (const [name, value] of one.fields) {
    if (name !== "request_key" && form.elements[name]) form.elements[name].value = value;
  }
  without(one.key);
  keep(form);
  typedIn(form)[0].focus();
}
const wordsOf = (form) => ["content", "speaker", "village_id"]
  .map((name) => form.elements[name]?.selectedOptions?.[0]?.value ? form.elements[name].selectedOptions[0].text
    : form.elements[name]?.tagName === "INPUT" ? form.elements[name].value.trim() : "").find(Boolean) || "";
function say(form, words) {
  form.querySelector(".kept").textContent = words;
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-leaving]") || !unsent().length) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // nobody has left
  say(document.querySelector("[data-queue]"), "Còn dòng chờ gửi: đợi gửi xong rồi hãy rời máy.");
}, true);
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-queue]")) return;
  event.preventDefault();
  const first = typedIn(form)[0];
  const words = form.elements.content ? form.elements.content.value.trim() : wordsOf(form);
  if (words) {
    const fields = fieldsOf(form);
    const { value: key } = form.elements.request_key;
    note([...unsent(), { key, fields, words, action: form.getAttribute("action") }]);
    renew(form);
    send();
  }
  first.focus();
});
function renew(form) {
  for (const one of typedIn(form)) {
    one.value = one.dataset.blank ?? (one.tagName === "SELECT" ? one.options[0].value : "");
    one.removeAttribute("aria-invalid");
  }
  form.querySelectorAll(".error").forEach((one) => one.remove());
  form.elements.request_key.value = newKey();
  forget(form);
  page.isEmpty();
}

let isSending = false;
async function send() {
  if (isSending) return;
  isSending = true;
  let line;
  try {
    while ((line = unsent().find((one) => !one.refused))) {
      const body = new FormData();
      for (const [name, value] of line.fields) body.append(name, value);
      body.set("csrf_token", document.querySelector("main [name=csrf_token]").value);
      body.set("tu", room.dataset.mark);
      const answer = await fetch(line.action, {
        method: "POST", body, redirect: "manual", headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(20000),
      });
      const form = formOf(line);
      if (answer.ok) {
        const text = await answer.text();
        without(line.key);
        page.place(text);
        document.getElementById("notices").replaceChildren();
        if (form) say(form, `Đã ghi vào sổ ${clock()}.`);
      } else if (answer.type === "opaqueredirect") { // taken before, the answer was lost
        without(line.key);
        htmx.trigger("#room-news", "ask");
      } else if ([403, 404, 409, 413, 422].includes(answer.status)) {
        const { body: said } = new DOMParser().parseFromString(await answer.text(), "text/html");
        said.querySelector("#sync")?.remove(); // the badge rides along
        const why = said.innerText;
        note(unsent().map((one) => (one.key === line.key ? { ...one, refused: why.trim().replace(/\s+/g, " ") } : one)));
      } else {
        if (answer.status === 400 && form) say(form, "Trang đã cũ: bấm F5 để gửi tiếp, các dòng chờ không mất.");
        break;
      }
    }
  } catch { // no line to the server: all waits
  } finally {
    isSending = false;
    if (unsent().some((one) => !one.refused)) setTimeout(send, AGAIN);
  }
}
window.addEventListener("online", send);

// Once the page stands: half a line comes back, and what waits goes on its way.
export function resume() {
  document.querySelectorAll("form[data-keep]").forEach((form) => {
    putBack(form);
    // A line that waits to be sent already is not typed a second time.
    if (unsent().some((one) => one.key === form.elements.request_key.value)) renew(form);
  });
  show(unsent());
  send();
}
/** The addresses of forms in which something was typed and not yet kept by the server. */
export const addressesTyped = () => Object.keys(localStorage)
  .filter((key) => key.startsWith(TYPED)).map((key) => key.slice(TYPED.length));
