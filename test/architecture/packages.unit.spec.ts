import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/another-process.js';
import { installedPrograms, packageProblems } from './declared-packages.js';
import { filesOf } from './repository-tree.js';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
};

describe('package.json', () => {
  test('declares every package that is imported, and none that is not used', () => {
    const problems = packageProblems(filesOf(ROOT), manifest, installedPrograms(ROOT));
    expect(problems).toEqual([]);
  });

  test('pins every version that it declares', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('a planted violation is seen', () => {
  const problemsOf = (path: string, text: string, declared: object) =>
    packageProblems([{ path, text }], declared, () => ['padder']);
  const shipped = { dependencies: { 'left-pad': '1.0.0' } };
  const forDevelopers = { devDependencies: { 'left-pad': '1.0.0' } };

  test.each([
    `import pad from 'left-pad';`,
    `import type { Pad } from 'left-pad/types';`,
    `export * from 'left-pad';`,
    `const pad = await import('left-pad');`,
    `let pad: import('left-pad').Pad;`,
    `createRequire(import.meta.url).resolve('left-pad/index.js');`,
    'createRequire(import.meta.url).resolve(`left-pad/${name}.js`);',
  ])('%s', (text) => {
    expect(problemsOf('libs/a.ts', text, {})).toEqual(['undeclared: left-pad in libs/a.ts']);
    expect(problemsOf('libs/a.ts', text, forDevelopers)).toEqual([
      'unshipped: left-pad in libs/a.ts',
    ]);
    expect(problemsOf('libs/a.spec.ts', text, forDevelopers)).toEqual([]);
    expect(problemsOf('libs/a.ts', text, shipped)).toEqual([]);
  });

  test('a package that no file imports and no script runs', () => {
    expect(problemsOf('libs/a.ts', `import './left-pad.js';`, shipped)).toEqual([
      'unused: left-pad',
    ]);
    expect(problemsOf('libs/a.ts', '', { ...shipped, scripts: { pad: 'padder --all' } })).toEqual(
      [],
    );
  });

  test('types of a package that is not used', () => {
    expect(
      problemsOf('libs/a.ts', '', { devDependencies: { '@types/left-pad': '1.0.0' } }),
    ).toEqual(['unused: @types/left-pad']);
  });
});
