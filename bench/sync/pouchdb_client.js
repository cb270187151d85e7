// The peer's client: node client.js FOLDER URL BODIES; a command a line, an answer of JSON a line.
const [folder, url, bodies] = process.argv.slice(2);
const fs = require("fs");
const PouchDB = require("pouchdb");
const book = new PouchDB(folder);

const acts = {
  async fill() {
    const lines = fs.readFileSync(bodies, "utf8").trim().split("\n").map(JSON.parse);
    const docs = lines.map(({ id, ...body }) => ({ _id: id, ...body }));
    for (let at = 0; at < docs.length; at += 500) await book.bulkDocs(docs.slice(at, at + 500));
    return { docs: docs.length };
  },
  async change(number) {
    const { rows } = await book.allDocs({ include_docs: true });
    const step = Math.max(1, Math.floor(rows.length / number));
    const docs = rows.filter((_, n) => n % step === 0).slice(0, number).map(({ doc }) => doc);
    await book.bulkDocs(docs.map((doc) => ({ ...doc, closed_on: "2026-11-02" })));
    return { docs: docs.length };
  },
  async sync() {
    const cpu = process.cpuUsage(), started = process.hrtime.bigint();
    const report = await book.replicate.to(url, { batch_size: 1000 });
    const { user, system } = process.cpuUsage(cpu);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return { seconds, cpu: (user + system) / 1e6, sent: report.docs_written };
  },
};

require("readline").createInterface({ input: process.stdin }).on("line", async (line) => {
  const [act, number] = line.split(" ");
  console.log(JSON.stringify(await acts[act](Number(number))));
});
