// The peer's server: node server.js PORT FOLDER
const [port, folder] = process.argv.slice(2);
const PouchDB = require("pouchdb").defaults({ prefix: folder });
const app = require("express")();
app.use("/", require("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true }));
app.listen(Number(port), "127.0.0.1");
