/** The command line: runs a command and ends the process with its code. Nothing else ends it. */
import { main } from "./main.ts";

const stop = new AbortController();
let asked = 0;
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(name, () => {
    stop.abort(new Error(name));
    asked += 1;
    // Whoever asks twice does not want to wait for an orderly end; nothing is lost by it.
    if (asked > 1) process.exit(130);
  });
}
// The reader of our output may go away first ("… | head").
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  terminal: process.stderr,
  signal: stop.signal,
};
const code = await main(process.argv.slice(2), io, process.env);
await new Promise((resolve) => process.stdout.write("", resolve));
process.exit(code);
