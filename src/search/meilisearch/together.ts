/**
 * Questions that are asked side by side, before the program waits for anything, go out as one: a request of its own
 * costs us more of the processor than a count costs the engine.
 */

interface Waiting<Question, Answer> {
  readonly questions: readonly Question[];
  readonly resolve: (answers: Answer[]) => void;
  readonly reject: (error: unknown) => void;
}

/** @param ask answers questions in their order; when it fails, everything that went out with them fails. */
export function together<Question, Answer>(
  ask: (questions: Question[]) => Promise<Answer[]>,
): (questions: readonly Question[]) => Promise<Answer[]> {
  let waiting: Waiting<Question, Answer>[] = [];

  async function send(): Promise<void> {
    const sent = waiting;
    waiting = [];
    try {
      const answers = await ask(sent.flatMap(({ questions }) => questions));
      for (const { questions, resolve } of sent) resolve(answers.splice(0, questions.length));
    } catch (error) {
      for (const { reject } of sent) reject(error);
    }
  }

  return (questions) =>
    new Promise((resolve, reject) => {
      // Behind every promise that is already settled, before anything that comes from outside.
      if (waiting.length === 0) process.nextTick(send);
      waiting.push({ questions, resolve, reject });
    });
}
