/** What Node is told before the name of a source of ours: to run it in a process of its own. */
export const OUR_NODE = ["--import", new URL("../src/loader/register.mjs", import.meta.url).href];
