import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { manifestText, writeManifest } from './export-manifest.js';
import { inFolder } from '../testing/export-file.fixture.js';

describe('a manifest', () => {
  it('is sorted, indented by two and ends with a newline', () => {
    expect(
      manifestText({
        rows: 2,
        asOf: '2026-01-05T08:00:00.000Z',
        filters: { to: null, from: 'é"' },
        list: [3, { b: true, a: [] }],
        none: {},
      }),
    ).toBe(
      [
        '{',
        '  "asOf": "2026-01-05T08:00:00.000Z",',
        '  "filters": {',
        '    "from": "é\\"",',
        '    "to": null',
        '  },',
        '  "list": [',
        '    3,',
        '    {',
        '      "a": [],',
        '      "b": true',
        '    }',
        '  ],',
        '  "none": {},',
        '  "rows": 2',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('is the same whatever the order of its members, numbers among the names included', () => {
    expect(manifestText({ b: 1, 9: 'nine', a: { d: 1, c: 2 }, 10: 'ten' })).toBe(
      manifestText({ 10: 'ten', a: { c: 2, d: 1 }, 9: 'nine', b: 1 }),
    );
    expect(Object.keys(JSON.parse(manifestText({ b: 1, a: 2 })) as object)).toEqual(['a', 'b']);
    expect(manifestText({ 9: 'nine', 10: 'ten' })).toBe('{\n  "10": "ten",\n  "9": "nine"\n}\n');
  });

  it('leaves out what is undefined', () => {
    expect(manifestText({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
  });

  it('stands alone in its folder, complete', () =>
    inFolder(async (folder) => {
      await writeManifest(join(folder, 'out.json'), { b: 1, a: 'é' });
      expect(await readdir(folder)).toEqual(['out.json']);
      expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe(
        '{\n  "a": "é",\n  "b": 1\n}\n',
      );
    }));
});
