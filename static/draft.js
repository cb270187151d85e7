/* Keeps what is being typed: in the browser at each key, on the server a few seconds after the last one.
   Neither a power cut nor a closed tab nor a dead line loses it. What the server never got is handed to
   it when its form is opened again. Fetched by pages with a form that is kept.
   A form may ask for it sooner (data-wait, ms), in few words (data-brief), have its own for a lost line
   (data-offline), and keep its typing in the browser by itself (data-keep). */
import { seal, unseal } from "./sealing.js";

const waiting = new Map();
const touched = new WeakSet();
const sent = new Set();
const AGAIN = 5000;
const ANSWERED = 300; // ms in which another tab says that it still has the form open

const fieldsOf = (form) => [...new FormData(form)].filter(([name, value]) => name !== "csrf_token" && !(value instanceof File));
const keyOf = (fields) => new Map(fields).get("request_key");
const send = (form, fields) => {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set("draft_of", form.getAttribute("action"));
  if (form.dataset.brief) body.set("draft_brief", form.dataset.brief);
  return fetch("/nhap/", {
    method: "POST", body, redirect: "manual", keepalive: document.hidden, headers: { "HX-Request": "true" },
  });
};

async function keep(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const fields = fieldsOf(form);
  const isSame = () => form.isConnected && form.elements.request_key?.value === keyOf(fields);
  const words = form.querySelector(".kept");
  let told = form.dataset.offline || "Chưa lưu nháp được: mất kết nối với máy chủ. Nội dung đang gõ giữ tạm trên máy này.";
  try {
    const answer = await send(form, fields);
    if (!isSame()) return; // saved meanwhile
    if (answer.ok) {
      words.textContent = await answer.text();
      if (!waiting.has(form)) {
        forget(form);
        form.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
      }
      return;
    }
    told = "Chưa lưu nháp được. Nội dung đang gõ giữ tạm trên máy này.";
    if (answer.status === 422) return void (words.textContent = told);
  } catch { /* no line: tried again */ }
  if (!isSame()) return;
  words.textContent = told;
  if (!waiting.has(form)) waiting.set(form, setTimeout(keep, AGAIN, form));
}

export function typedIn(form) {
  touched.add(form);
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(keep, Number(form.dataset.wait) || 3000, form));
  if (form.matches("[data-keep]")) return;
  try {
    localStorage.setItem(placeOf(form), seal(fieldsOf(form)));
  } catch { /* the browser keeps nothing: the server does */ }
}

function stop({ target }) {
  clearTimeout(waiting.get(target));
  waiting.delete(target);
  if (touched.has(target)) sent.add(target.elements.request_key?.value);
}
document.addEventListener("submit", stop);
// Who leaves the PC to another finds again what they typed: it is sent first, as theirs.
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-leaving]") || !waiting.size) return;
  event.preventDefault();
  await Promise.allSettled([...waiting.keys()].map(keep));
  event.target.submit();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) [...waiting.keys()].forEach(keep);
});

// The copy in the browser, for the account that typed it.
const placeAt = (address) => `sohoagiai.typed.${document.getElementById("lock").dataset.account}.${address}`;
const placeOf = (form) => placeAt(form.getAttribute("action"));
const forget = (form) => form.matches("[data-keep]") || localStorage.removeItem(placeOf(form));
document.addEventListener("htmx:beforeOnLoad", ({ detail: { elt, xhr } }) => {
  if (elt.matches("form[data-draft]") && xhr.status < 400) forget(elt);
});

// What is still being typed in another tab is not taken from it.
const tabs = new BroadcastChannel("sohoagiai.typed");
tabs.addEventListener("message", ({ data }) => {
  const open = [...document.querySelectorAll("form[data-draft]")].map((form) => form.elements.request_key?.value);
  if (data.asked && open.includes(data.asked)) tabs.postMessage({ mine: data.asked });
});
const isElsewhere = (key) => new Promise((tell) => {
  const listen = ({ data }) => { if (data.mine === key) tell(true); };
  tabs.addEventListener("message", listen);
  tabs.postMessage({ asked: key });
  setTimeout(tell, ANSWERED, false);
});

/** Shows what was left of the forms of this page, folded or not. What the server never got of them is
 * handed to it, and the page opens again with the first of it in its place. */
export async function handOver() {
  const isLeftOf = (folded) => localStorage.getItem(placeAt(folded.getAttribute("hx-get")));
  const folded = [...document.querySelectorAll("main [hx-get][data-draft]")].filter(isLeftOf);
  for (const one of [...document.querySelectorAll(".left-over"), ...folded]) one.closest("details")?.setAttribute("open", "");
  // What was refused stands in the form that came with the words of why: it is kept, and stays.
  const isAnswer = (form) => !touched.has(form) && sent.has(form.elements.request_key?.value);
  [...document.querySelectorAll("main form[data-draft]")].filter(isAnswer).forEach(typedIn);
  const isLeft = (form) => !touched.has(form) && localStorage.getItem(placeOf(form));
  const left = [...document.querySelectorAll("main form[data-draft]:not([data-keep])")].filter(isLeft);
  const taken = await Promise.all(left.map(handed));
  const first = taken.find(Boolean);
  if (!first || left.some((form) => touched.has(form))) return; // who types meanwhile is not interrupted
  if (document.querySelector("main .error-summary, #notices *")) return; // what was just told stays
  const again = new URL(location);
  again.searchParams.set("nhap", first);
  location.replace(again);
}
async function handed(form) {
  const fields = unseal(localStorage.getItem(placeOf(form)));
  if (!fields) return void forget(form);
  if (await isElsewhere(keyOf(fields))) return "";
  const answer = await send(form, fields).catch(() => null);
  if ((answer?.ok || answer?.status === 422) && !touched.has(form)) forget(form);
  return answer?.ok && keyOf(fields);
}
