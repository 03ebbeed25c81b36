/** Asks for many answers at once: one per question, in their order; `undefined` where there is none. */
export type LoadBatch<Q, A> = (questions: readonly Q[]) => Promise<readonly (A | undefined)[]>;

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A | undefined): void;
  reject(error: unknown): void;
}

/**
 * Answers single questions by joint ones, as group commit does with appends: while one is under way, others gather for the next. What
 * is asked now is never answered from before: an answer is of a moment after its question. A joint question that fails is put again
 * one by one, so that one which cannot be answered fails alone. Alone, a question waits for nothing.
 * @param most questions asked at once
 */
export function batchLoader<Q, A>(
  ask: LoadBatch<Q, A>,
  most = 100,
): (question: Q) => Promise<A | undefined> {
  const waiting: Waiting<Q, A>[] = [];
  let working = false;

  const answer = async (batch: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(batch.map(({ question }) => question));
      for (const [at, one] of batch.entries()) one.resolve(answers[at]);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await answer([one]);
    }
  };

  const work = async (): Promise<void> => {
    working = true;
    while (waiting.length > 0) {
      await new Promise(setImmediate);
      await answer(waiting.splice(0, most));
    }
    working = false;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (!working) void work();
    });
}

/** Rows that say by `n`, from 1 on, which question they answer, in the order of the questions. */
export function inRequestOrder<R extends { readonly n: number }>(
  count: number,
  rows: readonly R[],
): (Omit<R, 'n'> | undefined)[] {
  const answers: (Omit<R, 'n'> | undefined)[] = new Array(count).fill(undefined) as undefined[];
  for (const { n, ...answer } of rows) answers[n - 1] = answer;
  return answers;
}
