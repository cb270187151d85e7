/* Says below a field which day or hour the server reads in what was typed. The field itself is never
   written in: UniKey types by deleting. Fetched at the first such field that was changed. */
const PRESSED = ":is(a, button, summary, label, input):active";
const pause = () => new Promise((go) => setTimeout(go, 50));

export async function say(field) {
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
  place.textContent = words;
  place.classList.toggle("error", !isRead);
}
