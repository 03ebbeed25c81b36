import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, it, jest } from '@jest/globals';
import type { Cell, FileRequest } from './export-file.types.js';
import { batchesOf, inFolder, requestFor, unzip } from '../testing/export-file.fixture.js';
import { writeExportFile } from './write-export-file.js';

const FORMATS = ['csv', 'xlsx'] as const;
const ROWS: Cell[][] = Array.from({ length: 1_200 }, (_, row) => [
  `row ${row}`,
  row,
  row % 3 === 0 ? null : row % 2 === 0,
]);

/** Writes as if the clock stood at that time. */
async function writeAt(time: string, request: FileRequest) {
  jest.useFakeTimers({
    now: new Date(time),
    doNotFake: [
      'nextTick',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
      'queueMicrotask',
      'performance',
    ],
  });
  try {
    return await writeExportFile(request);
  } finally {
    jest.useRealTimers();
  }
}

describe.each(FORMATS)('the bytes of a %s', (format) => {
  it('are the same on any day', () =>
    inFolder(async (folder) => {
      const winter = await writeAt('2024-01-31T23:59:59Z', requestFor(format, folder, ROWS));
      const summer = await writeAt('2031-07-01T12:00:00Z', requestFor(format, folder, ROWS));
      expect(summer).toEqual(winter);
    }));

  it('are the same however the rows are batched', () =>
    inFolder(async (folder) => {
      const rows: Cell[][] = Array.from({ length: 3_000 }, (_, row) => [
        `row ${row}`.repeat(row % 40),
        row,
      ]);
      const hashes = new Set<string>();
      for (const size of [1, 7, 3_000]) {
        hashes.add(
          (
            await writeExportFile({
              ...requestFor(format, folder, rows),
              rows: batchesOf(rows, size),
            })
          ).sha256,
        );
      }
      expect(hashes.size).toBe(1);
    }));

  it('are those that were counted and hashed', () =>
    inFolder(async (folder) => {
      const request = requestFor(format, folder, ROWS);
      const written = await writeExportFile(request);
      const file = await readFile(request.path);
      expect(written).toEqual({
        rows: 1_200,
        bytes: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
      });
      expect(await readdir(folder)).toEqual([`out.${format}`]);
    }));

  it('change with a single cell', () =>
    inFolder(async (folder) => {
      const before = await writeExportFile(requestFor(format, folder, [['a', 1]]));
      const after = await writeExportFile(requestFor(format, folder, [['a', 2]]));
      expect(after.sha256).not.toBe(before.sha256);
    }));
});

it('the entries of an xlsx bear the first date that a zip knows', () =>
  inFolder(async (folder) => {
    const request = requestFor('xlsx', folder, ROWS);
    await writeExportFile(request);
    const entries = unzip(await readFile(request.path));
    expect(entries).toHaveLength(9);
    expect(new Set(entries.map((entry) => entry.stamp))).toEqual(new Set([(1 << 21) | (1 << 16)]));
    expect(
      entries
        .find((entry) => entry.name === 'docProps/core.xml')
        ?.text.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g),
    ).toEqual(['1980-01-01T00:00:00Z', '1980-01-01T00:00:00Z']);
  }));
