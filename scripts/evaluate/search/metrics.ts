/** Measures of a ranked list against what is relevant. */
export interface Measures {
  readonly questions: number;
  readonly hit1: number;
  readonly hit5: number;
  readonly hit10: number;
  readonly mrr10: number;
  readonly ndcg10: number;
  readonly meanTotal: number;
  readonly misses: number;
}

export interface Answered {
  readonly ids: readonly string[];
  readonly total: number;
  readonly relevant: ReadonlySet<string>;
}

const gain = (rank: number) => 1 / Math.log2(rank + 2);

/** Means over all questions; ranks count from the first hit, ten at most; a miss has no relevant hit among them. */
export function measure(answers: readonly Answered[]): Measures {
  const sums = { hit1: 0, hit5: 0, hit10: 0, mrr10: 0, ndcg10: 0, meanTotal: 0 };
  let misses = 0;
  for (const { ids, total, relevant } of answers) {
    const ten = ids.slice(0, 10);
    const first = ten.findIndex((id) => relevant.has(id));
    const found = ten.reduce((sum, id, rank) => sum + (relevant.has(id) ? gain(rank) : 0), 0);
    let ideal = 0;
    for (let rank = 0; rank < Math.min(10, relevant.size); rank += 1) ideal += gain(rank);
    if (first === -1) misses += 1;
    sums.hit1 += first === 0 ? 1 : 0;
    sums.hit5 += first !== -1 && first < 5 ? 1 : 0;
    sums.hit10 += first === -1 ? 0 : 1;
    sums.mrr10 += first === -1 ? 0 : 1 / (first + 1);
    sums.ndcg10 += ideal === 0 ? 0 : found / ideal;
    sums.meanTotal += total;
  }
  const mean = (sum: number) => (answers.length === 0 ? 0 : sum / answers.length);
  return {
    questions: answers.length,
    hit1: mean(sums.hit1),
    hit5: mean(sums.hit5),
    hit10: mean(sums.hit10),
    mrr10: mean(sums.mrr10),
    ndcg10: mean(sums.ndcg10),
    meanTotal: mean(sums.meanTotal),
    misses,
  };
}
