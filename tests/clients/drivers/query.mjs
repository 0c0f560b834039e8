// Asks a SELECT of standard input over documents, with Comunica: query.mjs ADDRESS… ; the rows as JSON.
import { QueryEngine } from "@comunica/query-sparql";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const engine = new QueryEngine();
const answers = await engine.queryBindings(Buffer.concat(chunks).toString(), { sources: process.argv.slice(2) });
const rows = [];
for await (const row of answers) rows.push(Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
console.log(JSON.stringify(rows));
