/**
 * Yields the items of the source and requests the next one while the current one is processed. When the consumer stops early, waits for
 * the requested item. @throws what the source throws
 */
export async function* prefetch<T>(
  source: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const begin = (): Promise<IteratorResult<T, void>> => {
    const next = source.next();
    next.catch(() => undefined); // the error is thrown when this item is awaited
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
