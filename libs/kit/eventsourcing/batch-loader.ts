/** Loads the values of many keys at once, in the order of the keys; `undefined` where there is none. */
export type LoadBatch<Q, A> = (questions: readonly Q[]) => Promise<readonly (A | undefined)[]>;

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A | undefined): void;
  reject(error: unknown): void;
}

/**
 * Batches concurrent lookups; requests that arrive during a batch go into the next one. Nothing is cached: a value is read after its
 * request. When a batch fails, its keys are loaded one by one, so that only the failing ones fail. A single request does not wait.
 * @param most keys in one batch
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

/** Puts rows into the order of their requests. `n` is the number of the request, from 1 on. */
export function inRequestOrder<R extends { readonly n: number }>(
  count: number,
  rows: readonly R[],
): (Omit<R, 'n'> | undefined)[] {
  const answers: (Omit<R, 'n'> | undefined)[] = new Array(count).fill(undefined) as undefined[];
  for (const { n, ...answer } of rows) answers[n - 1] = answer;
  return answers;
}
