/**
 * How far somebody sees: null is the whole archive; otherwise, besides what everybody who may read sees, the closed
 * collections with these ids, ascending. Whoever hands out anything of documents asks for it within a reach.
 */
export type Reach = readonly number[] | null;
