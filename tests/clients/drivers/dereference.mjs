// Dereferences addresses, one a line of standard input, with rdf-dereference; one line of JSON each: address, N-Triples.
import { rdfDereferencer } from "rdf-dereference";
import { createInterface } from "node:readline";
import { Writer } from "n3";

const writer = new Writer({ format: "N-Triples" });
for await (const address of createInterface({ input: process.stdin })) {
  const { data, headers } = await rdfDereferencer.dereference(address);
  const quads = [];
  for await (const quad of data) quads.push(quad);
  console.log(JSON.stringify({ address, type: headers?.get("content-type"), triples: writer.quadsToString(quads) }));
}
