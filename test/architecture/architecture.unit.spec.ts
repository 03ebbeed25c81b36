import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ICruiseResult } from 'dependency-cruiser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/another-process.js';
import { cruiseTree, RULES, violationsOf } from './dependency-cruise.js';
import { HOMES } from './package-rules.js';
import { planted, PLANTED } from './planted-violations.js';
import { filesOf, problemsOf } from './repository-tree.js';

describe('the sources', () => {
  let result: ICruiseResult;
  const dependencies = () =>
    result.modules
      .filter(({ source }) => !source.includes('node_modules'))
      .flatMap((module) => module.dependencies);

  beforeAll(async () => {
    result = await cruiseTree(ROOT);
  }, 600_000);

  test('keep the rules of the house', () => {
    expect(violationsOf(result)).toEqual([]);
  });

  test('were all looked at', () => {
    const scanned = result.modules
      .map(({ source }) => source)
      .filter((source) => !source.includes('node_modules'));
    expect(scanned.length).toBeGreaterThan(200);
    expect(dependencies().length).toBeGreaterThan(1_000);
    for (const tier of readdirSync(join(ROOT, 'libs')))
      for (const lib of readdirSync(join(ROOT, 'libs', tier), { withFileTypes: true }))
        if (lib.isDirectory()) expect(scanned).toContain(`libs/${tier}/${lib.name}/index.ts`);
  });

  test('were all understood: types count, and every #name leads to a door', () => {
    const named = dependencies().filter((dependency) => dependency.module.startsWith('#'));
    expect(named.length).toBeGreaterThan(100);
    expect(
      named.filter(({ module, resolved }) => resolved !== `libs/${module.slice(1)}/index.ts`),
    ).toEqual([]);
    expect(
      named.filter((dependency) => dependency.dependencyTypes.includes('type-only')).length,
    ).toBeGreaterThan(20);
  });

  test('use every package that is installed for them, and have a row for each', () => {
    // Read as files: the page of the API sends the first, agreements embed the fonts.
    const forOthers = ['swagger-ui-dist', 'dejavu-fonts-ttf'];
    const { dependencies: installed } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    ) as { dependencies: object };
    const optional = ['oidc-provider'];
    const forDevelopers = ['openapi-fetch', 'openapi-typescript', 'typescript'];
    const used = new Set(
      dependencies().map(
        ({ resolved }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(resolved)?.[1],
      ),
    );
    const names = Object.keys(installed).filter((name) => !forOthers.includes(name));
    expect(names.filter((name) => !used.has(name))).toEqual([]);
    expect(Object.keys(HOMES).sort()).toEqual([...names, ...optional, ...forDevelopers].sort());
  });
});

describe('a planted violation is seen', () => {
  test.each(RULES.map(({ name }) => name))('%s', async (name) => {
    for (const tree of PLANTED[name] ?? []) {
      const { summary } = await planted(tree, cruiseTree);
      expect([tree, [...new Set(summary.violations.map(({ rule }) => rule.name))]]).toEqual([
        tree,
        [name],
      ]);
    }
  });

  test('for every rule there is one', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(RULES.map(({ name }) => name).sort());
  });
});

describe('the tree', () => {
  test('holds what it should, and nothing of where it was written', () => {
    const files = filesOf(ROOT);
    expect(files.length).toBeGreaterThan(200);
    expect(problemsOf(files)).toEqual([]);
  });

  test.each([
    ['root-entry: scratch', 'scratch/a.ts', ''],
    ['root-entry: notes.md', 'notes.md', ''],
    [
      'own-folder: docs/a.md:2',
      'docs/a.md',
      ['see', '/ho', 'me/ada/ledger'].join('').replace('see', 'see\n'),
    ],
    [
      'own-folder: apps/cli/a.ts:1',
      'apps/cli/a.ts',
      ['const path = "C:', 'Users', 'ada"'].join('\\\\'),
    ],
    ['left-open: libs/kit/a.ts:1', 'libs/kit/a.ts', ['// TO', 'DO: later'].join('')],
    ['left-open: libs/kit/a.ts:1', 'libs/kit/a.ts', ['// FIX', 'ME'].join('')],
    ['long-record: docs/adr/0000-a.md', 'docs/adr/0000-a.md', 'why\n'.repeat(40)],
  ])('a planted violation is seen: %s', (problem, path, text) => {
    expect(problemsOf([{ path, text }])).toEqual([problem]);
  });
});
