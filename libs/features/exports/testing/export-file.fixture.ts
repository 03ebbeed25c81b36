import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import type { Cell, Column, FileRequest } from '../files/export-file.types.js';

/** What the specs of this folder share: a folder, rows, and a look into an .xlsx where a reader of workbooks would not say enough. */

export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'export-files-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const columnsOf = (count: number): Column[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `c${index}`,
    label: { en: `Column ${index}`, fr: `Colonne n° ${index}` },
  }));

/** The same batches, one turn after the other. */
export async function* streamOf<T>(batches: Iterable<T>): AsyncGenerator<T> {
  for (const batch of batches) yield await Promise.resolve(batch);
}

export const batchesOf = (
  rows: readonly (readonly Cell[])[],
  size = 500,
): AsyncGenerator<readonly (readonly Cell[])[]> =>
  streamOf(
    Array.from({ length: Math.ceil(rows.length / size) }, (_, batch) =>
      rows.slice(batch * size, (batch + 1) * size),
    ),
  );

export const requestFor = (
  format: FileRequest['format'],
  folder: string,
  rows: readonly (readonly Cell[])[],
): FileRequest => ({
  format,
  locale: 'en',
  title: 'Follow-up',
  columns: columnsOf(rows[0]?.length ?? 2),
  rows: batchesOf(rows),
  path: join(folder, `out.${format}`),
});

export interface ZipEntry {
  readonly name: string;
  /** MS-DOS date and time, as stored. */
  readonly stamp: number;
  readonly text: string;
}

/** Every entry by the central directory; throws where size or checksum disagree. */
export function unzip(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const entries: ZipEntry[] = [];
  for (
    let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10);
    left > 0;
    left -= 1
  ) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`no central entry at ${at}`);
    const [nameLength, extraLength, commentLength] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (crc32(data) !== zip.readUInt32LE(at + 16) || data.length !== zip.readUInt32LE(at + 24))
      throw new Error(`${name} is corrupt`);
    if (zip.readUInt32LE(local + 10) !== zip.readUInt32LE(at + 12))
      throw new Error(`${name} bears two dates`);
    entries.push({ name, stamp: zip.readUInt32LE(at + 12), text: data.toString('utf8') });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** XML's entities, then the escapes of spreadsheets (`_x000D_`). */
const textOf = (xml: string): string =>
  xml
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name ?? ''] ?? '?'),
    )
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

const CELL =
  /<c r="([A-Z]+)(\d+)"(?: s="\d+")?(?: t="(\w+)")?>(?:<v>(.*?)<\/v>|<is><t(?: xml:space="preserve")?>(.*?)<\/t><\/is>)<\/c>/gsy;
const ROW = /<row r="(\d+)"[^>]*>(.*?)<\/row>/gsy;

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** The matches of a sticky pattern that together make up the whole text; throws at the first that is something else. */
function* allOf(pattern: RegExp, text: string): Generator<RegExpMatchArray> {
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    read += match[0].length;
    yield match;
  }
  if (read !== text.length) throw new Error(`not understood: ${text.slice(read, read + 80)}`);
}

function valueOf(type: string | undefined, value: string): Cell {
  if (type === undefined) return Number(value);
  return type === 'b' ? value === '1' : textOf(value);
}

/** Rows of cells from a sheet's XML, header first, null where there is no cell. Knows no formula: one would not be understood. */
export function readRows(sheetData: string, columns: number): Cell[][] {
  const rows: Cell[][] = [];
  for (const [, number, cells = ''] of allOf(ROW, sheetData)) {
    const row: Cell[] = Array.from({ length: columns }, () => null);
    for (const [, letters = '', rowNumber, type, value, inline] of allOf(CELL, cells)) {
      if (rowNumber !== number) throw new Error(`cell ${letters}${rowNumber} in row ${number}`);
      row[columnNumber(letters) - 1] = valueOf(type, value ?? inline ?? '');
    }
    rows[Number(number) - 1] = row;
  }
  return rows;
}

/** The XML of a workbook's only sheet, and of all that is beside it. */
export async function sheetOf(path: string): Promise<{ sheet: string; entries: ZipEntry[] }> {
  const entries = unzip(await readFile(path));
  return {
    sheet: entries.find((entry) => entry.name === 'xl/worksheets/sheet1.xml')?.text ?? '',
    entries,
  };
}
