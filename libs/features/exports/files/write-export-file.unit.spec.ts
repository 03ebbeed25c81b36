import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Cell } from './export-file.types.js';
import { AtomicFile } from './atomic-file.js';
import { batchesOf, inFolder, requestFor, streamOf } from '../testing/export-file.fixture.js';
import { writeExportFile } from './write-export-file.js';

const FORMATS = ['csv', 'xlsx'] as const;
const ROWS: Cell[][] = Array.from({ length: 1_200 }, (_, row) => [
  `row ${row}`,
  row,
  row % 3 === 0 ? null : row % 2 === 0,
]);

afterEach(() => {
  jest.restoreAllMocks();
});

/** A source that gives one batch, then nothing, and says whether it was closed. */
function silentAfter(batch: readonly (readonly Cell[])[], onSilence: () => void) {
  const source = { closed: false, given: false };
  const rows: AsyncIterable<readonly (readonly Cell[])[]> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (!source.given) {
          source.given = true;
          return Promise.resolve({ done: false, value: batch });
        }
        onSilence();
        return new Promise(() => undefined);
      },
      return: () => {
        source.closed = true;
        return new Promise(() => undefined);
      },
    }),
  };
  return { source, rows };
}

describe.each(FORMATS)('a %s that is cancelled', (format) => {
  it.each([
    ['before it began', 0],
    ['while its file is opened', 1],
  ])('%s does not ask for rows and leaves nothing', (_, opened) =>
    inFolder(async (folder) => {
      const create = jest.spyOn(AtomicFile, 'create');
      const next = jest.fn<() => Promise<IteratorResult<Cell[][]>>>();
      const rows = { [Symbol.asyncIterator]: () => ({ next }) };
      const reason = new Error('not wanted');
      const stop = new AbortController();
      if (opened === 0) stop.abort(reason);
      const writing = writeExportFile({
        ...requestFor(format, folder, ROWS),
        rows,
        signal: stop.signal,
      });
      stop.abort(reason);
      await expect(writing).rejects.toBe(reason);
      expect(create).toHaveBeenCalledTimes(opened);
      expect(next).not.toHaveBeenCalled();
      expect(await readdir(folder)).toEqual([]);
    }),
  );

  it.each([500, 1_200])('at row %d leaves nothing', (last) =>
    inFolder(async (folder) => {
      const stop = new AbortController();
      const reason = new Error('no longer wanted');
      const seen: number[] = [];
      const onProgress = (count: number): void => {
        seen.push(count);
        if (count === last) stop.abort(reason);
      };
      const request = {
        ...requestFor(format, folder, ROWS),
        rows: batchesOf(ROWS, 1_200),
        signal: stop.signal,
        onProgress,
      };
      await expect(writeExportFile(request)).rejects.toBe(reason);
      expect(seen.at(-1)).toBe(last);
      expect(await readdir(folder)).toEqual([]);
    }),
  );

  it('waits until its source is closed', () =>
    inFolder(async (folder) => {
      const stop = new AbortController();
      let closed = false;
      const rows = (async function* () {
        try {
          yield* batchesOf(ROWS);
        } finally {
          for (let turn = 0; turn < 300; turn += 1) await setImmediate();
          closed = true;
        }
      })();
      const request = {
        ...requestFor(format, folder, ROWS),
        rows,
        signal: stop.signal,
        onProgress: () => stop.abort(),
      };
      await expect(
        writeExportFile(request).finally(() => expect(closed).toBe(true)),
      ).rejects.toThrow(/aborted/);
    }));

  it('ends even while its source is silent', () =>
    inFolder(async (folder) => {
      const stop = new AbortController();
      const reason = new Error('waited enough');
      const { rows, source } = silentAfter(ROWS, () => stop.abort(reason));
      await expect(
        writeExportFile({ ...requestFor(format, folder, ROWS), rows, signal: stop.signal }),
      ).rejects.toBe(reason);
      expect(source.closed).toBe(true);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('leaves an earlier complete file as it was', () =>
    inFolder(async (folder) => {
      const stop = new AbortController();
      const request = requestFor(format, folder, ROWS);
      await writeFile(request.path, 'earlier');
      await expect(
        writeExportFile({ ...request, signal: stop.signal, onProgress: () => stop.abort() }),
      ).rejects.toThrow(/aborted/);
      expect(await readdir(folder)).toEqual([`out.${format}`]);
      expect(await readFile(request.path, 'utf8')).toBe('earlier');
    }));
});

describe.each(FORMATS)('a %s that fails', (format) => {
  it('in its source says so and leaves nothing', () =>
    inFolder(async (folder) => {
      const broken = new Error('connection lost');
      const rows = streamOf(
        (function* () {
          yield ROWS;
          throw broken;
        })(),
      );
      await expect(writeExportFile({ ...requestFor(format, folder, ROWS), rows })).rejects.toBe(
        broken,
      );
      expect(await readdir(folder)).toEqual([]);
    }));

  it('on the disk says so and leaves nothing', () =>
    inFolder(async (folder) => {
      const full = new Error('ENOSPC');
      jest.spyOn(AtomicFile.prototype, 'write').mockRejectedValue(full);
      await expect(writeExportFile(requestFor(format, folder, ROWS))).rejects.toBe(full);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('for a row of another length names it', () =>
    inFolder(async (folder) => {
      const request = {
        ...requestFor(format, folder, ROWS),
        rows: batchesOf([['a', 1, true], ['b']]),
      };
      await expect(writeExportFile(request)).rejects.toThrow('Row 2 has 1 cells for 3 columns');
      expect(await readdir(folder)).toEqual([]);
    }));
});

describe.each(FORMATS)('while a %s is written', (format) => {
  it('progress is told every 500 rows and at the end', () =>
    inFolder(async (folder) => {
      const seen: number[] = [];
      await writeExportFile({
        ...requestFor(format, folder, ROWS),
        rows: batchesOf(ROWS, 1_200),
        onProgress: (rows) => seen.push(rows),
      });
      expect(seen).toEqual([500, 1_000, 1_200]);
    }));

  it('other work gets its turn every 500 rows', () =>
    inFolder(async (folder) => {
      let turn = 0;
      let over = false;
      const others = (async () => {
        for (; !over; turn += 1) await setImmediate();
      })();
      const turns: number[] = [];
      const rows = batchesOf(
        Array.from({ length: 5_000 }, () => [1]),
        5_000,
      );
      await writeExportFile({
        ...requestFor(format, folder, [[1]]),
        rows,
        onProgress: () => turns.push(turn),
      });
      over = true;
      await others;
      expect(turns).toHaveLength(10);
      expect(new Set(turns).size).toBe(10);
    }));

  it('a disk that stands still stops the source', () =>
    inFolder(async (folder) => {
      jest.spyOn(AtomicFile.prototype, 'write').mockReturnValue(new Promise(() => undefined));
      const stop = new AbortController();
      const text = Array.from({ length: 2_000 }, (_, row) =>
        createHash('sha512').update(`${row}`).digest('base64'),
      ).join('');
      let given = 0;
      const rows = streamOf(
        (function* () {
          for (; given < 1_000; given += 1)
            yield [
              [
                text.slice(given * 10, given * 10 + 32_000),
                text.slice(given * 11, given * 11 + 32_000),
              ],
            ];
        })(),
      );
      const writing = writeExportFile({
        ...requestFor(format, folder, [['a', 'b']]),
        rows,
        signal: stop.signal,
      });
      for (let turn = 0; turn < 3_000; turn += 1) await setImmediate();
      stop.abort();
      await expect(writing).rejects.toThrow(/aborted/);
      expect(given).toBeLessThan(500);
    }));
});
