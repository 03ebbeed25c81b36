import { setImmediate } from 'node:timers/promises';
import type { Cell, FileRequest } from './export-file.types.js';

/** Yields to the event loop after this many rows. */
const ROWS_PER_YIELD = 500;
/** Minimum length of a written chunk, except the last. */
const CHUNK_LENGTH = 64 * 1024;

/** Settles like the promise, or rejects with the signal's reason if the signal aborts first. */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/**
 * Yields the items of the source until the signal aborts. Then throws its reason at once, even while the source produces nothing.
 * Always closes the source, but does not wait for one that is still producing an item.
 */
async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let state: 'idle' | 'busy' | 'done' = 'idle';
  try {
    for (;;) {
      signal?.throwIfAborted();
      state = 'busy';
      const next = await abortable(iterator.next(), signal);
      state = next.done ? 'done' : 'idle';
      if (next.done) return;
      yield next.value;
    }
  } finally {
    const closing = state === 'done' ? undefined : iterator.return?.();
    if (state === 'idle') await closing;
    else closing?.catch(() => undefined);
  }
}

/** Rows that a sink may look at before it writes any. */
const FIRST_ROWS = 500;

/** The format and the output of rows. */
export interface RowSink {
  /** Text before the first row. */
  readonly head: string;
  /** Called once, before the first row is formatted, with the first 500 rows, or fewer if there are no more. */
  readonly open?: (first: readonly (readonly Cell[])[]) => void;
  /** Formats a row; rows are numbered from 1. */
  readonly format: (cells: readonly Cell[], row: number) => string;
  /** Writes text. Resolves when the output can take more. */
  readonly write: (text: string) => Promise<void>;
}

/**
 * Formats rows and writes them in chunks that do not depend on batch sizes. Waits for each write, so that a slow disk slows the source.
 *
 * @returns the number of rows
 * @throws the signal's reason; RangeError for a row without exactly one cell per column; errors of source and sink
 */
export async function writeRows(
  { columns, rows, signal, onProgress }: FileRequest,
  { head, open, format, write }: RowSink,
): Promise<number> {
  let row = 0;
  let text = head;
  const add = async (batch: readonly (readonly Cell[])[]): Promise<void> => {
    for (const cells of batch) {
      row += 1;
      if (cells.length !== columns.length)
        throw new RangeError(`Row ${row} has ${cells.length} cells for ${columns.length} columns`);
      text += format(cells, row);
      if (text.length >= CHUNK_LENGTH) {
        await abortable(write(text), signal);
        text = '';
      }
      if (row % ROWS_PER_YIELD === 0) {
        onProgress?.(row);
        await setImmediate();
        signal?.throwIfAborted();
      }
    }
  };
  let first: (readonly Cell[])[] | undefined = open && [];
  for await (const batch of untilAborted(rows, signal)) {
    if (!first) {
      await add(batch);
      continue;
    }
    for (const cells of batch) first.push(cells);
    if (first.length < FIRST_ROWS) continue;
    open?.(first.slice(0, FIRST_ROWS));
    await add(first);
    first = undefined;
  }
  if (first) {
    open?.(first);
    await add(first);
  }
  if (text) await abortable(write(text), signal);
  if (row % ROWS_PER_YIELD !== 0) onProgress?.(row);
  return row;
}
