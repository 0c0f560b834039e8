// Follows a feed with ldes-client and prints what is new as N-Quads: replicate.mjs ADDRESS [STATE].
import { intoConfig, replicateLDES } from "ldes-client";
import { Writer } from "n3";

const [url, statePath] = process.argv.slice(2);
const client = replicateLDES(intoConfig({ url, statePath }), "none");
client.on("error", (error) => {
  console.error("Error", error);
  process.exitCode = 1;
});
const writer = new Writer({ format: "N-Quads" });
const reader = client.stream({ highWaterMark: 10 }).getReader();
for (;;) {
  const { value, done } = await reader.read();
  if (value) process.stdout.write(writer.quadsToString(value.quads));
  if (done) break;
}
