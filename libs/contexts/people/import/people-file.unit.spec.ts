import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { readPeopleFile } from './people-file.js';

const read = (...chunks: readonly (string | Buffer)[]) =>
  readPeopleFile(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
const cellsOf = async (...chunks: readonly (string | Buffer)[]) =>
  (await read(...chunks)).lines.map(({ line, cells, whole }) => [line, cells, whole]);
const LEA = { name: 'Lea Roux', mail: 'lea@acme.example' };

describe('a file as Excel writes it', () => {
  test('has empty rows, which are skipped', async () => {
    const file = 'name;mail;level\r\nLea Roux;lea@acme.example;\r\n;;\r\n \u00a0;;\r\n';
    expect(await cellsOf(file)).toEqual([[2, LEA, true]]);
  });

  test('has empty rows before and between, which count as lines', async () => {
    const file = '\n;;\nname;mail;\nLea Roux;lea@acme.example;\n;;\n;x;\n';
    expect(await cellsOf(file)).toEqual([
      [4, LEA, true],
      [6, { mail: 'x' }, true],
    ]);
  });

  test('has empty columns, in which nothing may stand', async () => {
    const file = 'name,,mail,,\nLea Roux,,lea@acme.example,,\nLea Roux,x,lea@acme.example,,\n';
    expect(await cellsOf(file)).toEqual([
      [2, LEA, true],
      [3, LEA, false],
    ]);
  });

  test('has lines that end before their empty cells', async () => {
    const file = 'name,mail,level,locale\nLea Roux,lea@acme.example\nLea Roux,lea@acme.example,x\n';
    expect(await cellsOf(file)).toEqual([
      [2, LEA, true],
      [3, { ...LEA, level: 'x' }, true],
    ]);
  });

  test.each([
    ['"sep=;"', ';'],
    ['sep=;;;', ';'],
    ['sep=;', ';'],
    ['sep=,', ','],
    ['SEP=\t', '\t'],
    ['sep=|', '|'],
  ])('names its separator: %j', async (first, separator) => {
    const rows = [
      ['name', 'mail'],
      ['Lea Roux', 'lea@acme.example'],
    ].map((cells) => cells.join(separator));
    const file = `${[first, ...rows].join('\r\n')}\r\n`;
    for (const mark of ['', '\ufeff']) expect(await cellsOf(mark + file)).toEqual([[3, LEA, true]]);
  });

  test.each(['utf-16le', 'utf-16be'])('is in %s with a byte order mark', async (encoding) => {
    const file = Buffer.from('\ufeffname\tmail\r\nZoé Łuk\tlea@acme.example\r\n', 'utf16le');
    const bytes = encoding === 'utf-16le' ? file : file.swap16();
    const expected = [[2, { ...LEA, name: 'Zoé Łuk' }, true]];
    expect(await cellsOf(bytes)).toEqual(expected);
    expect(await cellsOf(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(expected);
  });

  test('names the line of an error as an editor counts it', async () => {
    await expect(read('sep=;\nname;mail;salary\n')).rejects.toMatchObject({
      field: 'line 2: salary',
    });
    await expect(read('sep=;\nname;mail\n"Lea;x\n')).rejects.toMatchObject({ field: 'line 3' });
  });
});

test.each([
  ['Le "Petit",x@acme.example', 'csv_invalid_opening_quote'],
  ['"Le" Petit,x@acme.example', 'csv_invalid_closing_quote'],
  ['"Le Petit,x@acme.example', 'csv_quote_not_closed'],
  ['x'.repeat(30_000), 'csv_max_record_size'],
])('a line that is no CSV is refused: %.40s', async (line, rule) => {
  await expect(read(`name,mail\n${line}\n`)).rejects.toMatchObject({ kind: 'invalid', rule });
});

test.each(['sep="', 'sep=', 'sep=é', 'sep=ab'])('%s names no separator', async (first) => {
  await expect(read(`${first}\nname,mail\n`)).rejects.toMatchObject({ kind: 'invalid' });
});

describe('a cell', () => {
  test('is kept as the field of a request is', async () => {
    const file = 'name,mail\n Lea\u00a0Roux\u200b ,lea@acme.example\u200b\n';
    expect(await cellsOf(file)).toEqual([
      [2, { name: 'Lea\u00a0Roux', mail: 'lea@acme.example' }, true],
    ]);
  });

  test('of characters that show nothing is left out', async () => {
    const file = 'name,mail,level\nLea Roux,lea@acme.example,\u200b\n';
    expect(await cellsOf(file)).toEqual([[2, LEA, true]]);
  });

  test('may begin with a hyphen', async () => {
    const file = 'name,mail,subject\nLea Roux,lea@acme.example,-Hq3xTt0aVbn1kPz\n';
    expect(await cellsOf(file)).toEqual([[2, { ...LEA, subject: '-Hq3xTt0aVbn1kPz' }, true]]);
  });
});

describe('other files that people send', () => {
  const id = (externalId: string) => [[2, { ...LEA, external_id: externalId }, true]];

  test.each(['utf-16le', 'utf-16be'])('are in %s and separated by semicolons', async (encoding) => {
    const text = '\ufeffsep=;\r\nname;mail;external_id\r\nLea Roux;lea@acme.example;É-1\r\n';
    const file = Buffer.from(text, 'utf16le');
    const [[, cells] = []] = await cellsOf(encoding === 'utf-16le' ? file : file.swap16());
    expect(cells).toEqual({ ...LEA, external_id: 'É-1' });
  });

  test('have ids in decomposed letters, which are kept composed', async () => {
    const file = 'name,mail,external_id\nLea Roux,lea@acme.example,E\u0301-1\n';
    expect(await cellsOf(file)).toEqual(id('É-1'));
  });

  test.each(['\u200b', '\u2060', '\ufeff', '\u00ad'])(
    'have ids with %j inside and around, which is left out',
    async (nothing) => {
      const file = `name,mail,external_id\nLea Roux,lea@acme.example,${nothing}HR${nothing}-1${nothing}\n`;
      expect(await cellsOf(file)).toEqual(id('HR-1'));
    },
  );

  test.each(['name,mail,mail', 'name,mail,MAIL', 'name,mail, mail '])(
    'have a column twice, which is refused: %j',
    async (header) => {
      await expect(read(`${header}\nLea Roux,lea@acme.example,x\n`)).rejects.toMatchObject({
        kind: 'invalid',
        rule: 'duplicate_column',
      });
    },
  );

  test('have a line break in a quoted name, which is one cell and counts as lines', async () => {
    const file = 'name,mail\n"Lea\r\nRoux",lea@acme.example\nTom,tom@acme.example\n';
    const lines = await cellsOf(...[...file].map((one) => Buffer.from(one)));
    expect(lines.map(([line]) => line)).toEqual([2, 4]);
    expect(lines.map(([, cells]) => cells)).toEqual([
      { ...LEA, name: expect.stringMatching(/^Lea\s+Roux$/) },
      { name: 'Tom', mail: 'tom@acme.example' },
    ]);
  });
});
