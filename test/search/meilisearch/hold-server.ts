/** A process that opens the managed server of a folder, says where it is, and stays: `hold-server.ts HOME`. */
import { managedServer } from "../../../src/search/meilisearch/server.ts";

const [, , home = ""] = process.argv;
const server = managedServer({
  home,
  binary: { given: process.env.MEILI_BINARY },
  env: process.env,
  notice: (message) => console.error(message),
});
const { url } = await server.connection();
console.log(url);
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
setInterval(() => {}, 1_000);
