/** A process of its own that writes documents until it is killed. */
import { openCatalogue } from "../../src/catalogue/index.ts";
import { newDocument, verdict } from "./fixture.ts";

const catalogue = openCatalogue(process.argv[2] ?? "");
process.send?.("ready");
for (let n = 0; n < 100_000; n += 1) {
  const letter = newDocument(`thư ${n}`);
  catalogue.atomically(() => {
    catalogue.addDocument(letter);
    catalogue.noteFile(verdict(`/archive/${n}`, { document: letter.id }));
  });
  if (n % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}
