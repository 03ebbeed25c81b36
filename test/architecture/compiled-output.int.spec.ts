import { describe, expect, test } from '@jest/globals';
import { transformSync, type Options } from '@swc/core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import ts from 'typescript';
import { ROOT } from '../support/another-process.js';

/** As plain node compiles for tests, the bench and the fault runs. Imported by path: it is JavaScript without declarations. */
const { compile } = (await import(join(ROOT, 'test/support/compile.mjs'))) as {
  compile: (filename: string, source?: string) => Promise<string>;
};

const withoutMap = (code: string) => code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '').trim();

/** The own keys of a new instance of each class that a module exports and that needs nothing to be made. */
function ownKeys(module: object): Record<string, string[]> {
  const classes = Object.entries(module).filter(
    ([, value]) => typeof value === 'function' && /^class\b[^{]*\{/.test(String(value)),
  );
  const plain = (classes as [string, new () => object][]).filter(([, { length }]) => length === 0);
  return Object.fromEntries(plain.map(([name, Body]) => [name, Object.keys(new Body())]));
}

describe('what ships is what is tested', () => {
  const built = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter(
    // The console is a bundle for browsers.
    (file) => file.endsWith('.js') && !file.startsWith('console/'),
  );
  const shipped = (file: string) => withoutMap(readFileSync(join(ROOT, 'dist', file), 'utf8'));
  const sourceOf = (file: string) => join(ROOT, file.replace(/js$/, 'ts'));

  test('the build was looked at', () => {
    expect(built.length).toBeGreaterThan(200);
  });

  test('tests, bench and faults run the code that is built', async () => {
    const compiled = await Promise.all(
      built.map(async (file) => [file, withoutMap(await compile(sourceOf(file)))] as const),
    );
    expect(compiled.filter(([file, code]) => code !== shipped(file)).map(([file]) => file)).toEqual(
      [],
    );
  });

  test('a DTO has the same own keys as built and as tested', async () => {
    const bodies = built.filter((file) => /\.(bodies|dto)\.js$/.test(file));
    expect(bodies.length).toBeGreaterThan(4);
    for (const file of bodies) {
      const asBuilt = ownKeys((await import(join(ROOT, 'dist', file))) as object);
      expect(Object.keys(asBuilt)).not.toEqual([]);
      expect([file, ownKeys((await import(sourceOf(file))) as object)]).toEqual([file, asBuilt]);
    }
  });

  test('types are checked under the setting of the build', () => {
    const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
      readFileSync(path, 'utf8'),
    ) as { config: object };
    expect(config).toMatchObject({ compilerOptions: { useDefineForClassFields: false } });
  });
});

test('a planted violation is seen: the other setting gives every field of a DTO a key', async () => {
  const filename = join(ROOT, 'libs/planted.ts');
  const source = 'export class Body { note?: string; days = 1; }';
  const settings = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8')) as {
    jsc: { transform: object };
  };
  settings.jsc.transform = { ...settings.jsc.transform, useDefineForClassFields: true };
  const other = transformSync(source, { ...(settings as Options), swcrc: false, filename }).code;
  const ours = await compile(filename, source);
  const load = async (code: string) =>
    (await import(`data:text/javascript,${encodeURIComponent(withoutMap(code))}`)) as object;
  expect(withoutMap(other)).not.toBe(withoutMap(ours));
  expect([ownKeys(await load(ours)), ownKeys(await load(other))]).toEqual([
    { Body: ['days'] },
    { Body: ['note', 'days'] },
  ]);
});
