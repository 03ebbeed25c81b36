/**
 * The same items; while one is used, the next is already being made. Closed early, it waits for what is being made.
 * @throws what the source throws
 */
export async function* prefetch<T>(
  source: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const begin = (): Promise<IteratorResult<T, void>> => {
    const next = source.next();
    next.catch(() => undefined); // it is waited for when its turn comes
    return next;
  };
  try {
    for (let next = begin(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = begin();
      yield value;
    }
  } finally {
    await source.return();
  }
}
