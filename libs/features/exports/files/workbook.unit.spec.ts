import { expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { PinnedWorkbook, SheetStream } from './workbook.js';

const HERE = new URL('.', import.meta.url);
const versionIn = async (path: string): Promise<string> => {
  const text = await readFile(new URL(`../../../../${path}`, HERE), 'utf8');
  const { version, dependencies } = JSON.parse(text) as {
    version: string;
    dependencies: Record<string, string>;
  };
  return path === 'package.json' ? (dependencies['exceljs'] ?? '') : version;
};

/** A new version may rename what workbook.ts overrides: read its stream/xlsx/workbook-writer.js before raising this. */
const REVIEWED = '4.4.0';

it.each(['package.json', 'node_modules/exceljs/package.json'])(
  'the version of exceljs in %s is the reviewed one',
  async (path) => {
    expect(await versionIn(path)).toBe(REVIEWED);
  },
);

it('exceljs has the methods that the workbook overrides', () => {
  const base = Object.getPrototypeOf(PinnedWorkbook.prototype) as object;
  for (const method of ['addThemes', '_openStream'])
    expect({ method, type: typeof Reflect.get(base, method) }).toEqual({
      method,
      type: 'function',
    });
});

it('exceljs opens the stream of a sheet through the workbook', () => {
  const sheet = new PinnedWorkbook(new PassThrough()).addWorksheet('Export') as unknown as {
    stream: unknown;
  };
  expect(sheet.stream).toBeInstanceOf(SheetStream);
});
