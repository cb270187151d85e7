/* Sends a file in pieces, for the server takes none as large as a book. The last piece, and one that was not taken,
   goes as the form itself: its answer is the page. Fetched by the page of backups. */
const form = document.querySelector("form[data-piece]");
const AGAIN = 2000; // ms until a piece is sent again that came too soon after others

const sendPiece = async (of, piece) => {
  const body = new FormData(form);
  body.set("file", piece, of.name);
  for (;;) {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (answer?.status !== 429) return answer?.status === 204;
    await new Promise((go) => { setTimeout(go, AGAIN); });
  }
};

form?.addEventListener("submit", async (event) => {
  const { file: chosen, at, size } = form.elements;
  const [whole] = chosen.files;
  const most = Number(form.dataset.piece);
  at.value = size.value = "";
  if (!whole || whole.size <= most) return;
  event.preventDefault();
  const told = form.querySelector("[data-words]");
  form.querySelector("button").disabled = true;
  told.hidden = false;
  size.value = whole.size;
  for (let from = 0; ; from += most) {
    at.value = from;
    const piece = whole.slice(from, from + most);
    told.textContent = `${told.dataset.words} ${Math.floor((from / whole.size) * 100)}%`;
    if (from + most >= whole.size || !(await sendPiece(whole, piece))) {
      const last = new DataTransfer();
      last.items.add(new File([piece], whole.name));
      chosen.files = last.files;
      form.submit();
      return;
    }
  }
});
