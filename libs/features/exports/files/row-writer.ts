import { setImmediate } from 'node:timers/promises';
import type { Cell, FileRequest } from './export-file.types.js';

/** Other work gets its turn at least this often. */
const ROWS_PER_TURN = 500;
/** The text handed on at a time, at least. */
const CHUNK_LENGTH = 64 * 1024;

/** Settles as the promise does, or rejects with the signal's reason if that comes first; the promise's own end is then ignored. */
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
 * The same items, until the signal: then its reason is thrown at once, even while the source is silent. The source is closed
 * in any case; one that is still busy with its next item is told to close, but not waited for.
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

/** Where rows go. */
export interface RowSink {
  /** What stands before the first row. */
  readonly head: string;
  /** Turns a row's cells, and its number counted from 1, into text. */
  readonly format: (cells: readonly Cell[], row: number) => string;
  /** Takes text; resolves when there is room for more. */
  readonly write: (text: string) => Promise<void>;
}

/**
 * Formats every row and hands the text on in chunks that the rows alone decide, not the batches they came in. Waits for the outlet
 * before it goes on, so a slow disk slows the source.
 *
 * @returns the number of rows
 * @throws the signal's reason; RangeError for a row that does not have one cell per column; what source and outlet throw
 */
export async function writeRows(
  { columns, rows, signal, onProgress }: FileRequest,
  { head, format, write }: RowSink,
): Promise<number> {
  let row = 0;
  let text = head;
  for await (const batch of untilAborted(rows, signal)) {
    for (const cells of batch) {
      row += 1;
      if (cells.length !== columns.length)
        throw new RangeError(`Row ${row} has ${cells.length} cells for ${columns.length} columns`);
      text += format(cells, row);
      if (text.length >= CHUNK_LENGTH) {
        await abortable(write(text), signal);
        text = '';
      }
      if (row % ROWS_PER_TURN === 0) {
        onProgress?.(row);
        await setImmediate();
        signal?.throwIfAborted();
      }
    }
  }
  if (text) await abortable(write(text), signal);
  if (row % ROWS_PER_TURN !== 0) onProgress?.(row);
  return row;
}
