/** A process of its own that corrects one field until it is killed. */
import { openCatalogue } from "../../src/catalogue/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const [file = "", document = "", name = ""] = process.argv.slice(2);
const catalogue = openCatalogue(file, { knowledge: loadKnowledge() });
for (let number = 1; ; number += 1) {
  catalogue.corrections.save({
    ...{ document, field: "subject", value: `thả diều lần ${number} của ${name}`, base: null, reason: "thử" },
    ...{ by: { id: null, name }, at: new Date().toISOString() },
  });
  process.send?.(number);
  await new Promise((resolve) => setImmediate(resolve));
}
