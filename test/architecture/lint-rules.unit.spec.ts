import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../support/another-process.js';

/** The project's own configuration, without the rules that need to know all files: what is planted lies on no disk. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ] as never,
});

/** With those rules, for a file that TypeScript is shown by itself. */
const typed = new ESLint({
  cwd: ROOT,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: {
        parserOptions: { projectService: { allowDefaultProject: ['planted.ts'] } },
      },
    },
  ] as never,
});

async function brokenBy(
  filePath: string,
  source: string,
  linter = eslint,
): Promise<(string | null)[]> {
  const [result] = await linter.lintText(source, { filePath });
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId))];
}

const DECIDER = 'libs/contexts/people/domain/planted.ts';
const HANDLER = 'libs/contexts/people/http/planted.ts';
const SERVICE_FILE = 'libs/contexts/people/http/people-desk.ts';
const SPEC = 'libs/contexts/people/http/planted.spec.ts';

const injected = (imports: string, parameter: string) =>
  `${imports}\n@Injectable()\nexport class A {\n  constructor(${parameter}) {}\n}\n`;
const routed = (imports: string, parameter: string) =>
  `${imports}\n@Controller()\nexport class A {\n  go(${parameter}) {}\n}\n`;

describe('a planted violation is seen', () => {
  test.each([
    [
      'the clock in a decider',
      'no-restricted-syntax',
      DECIDER,
      'export const now = () => Date.now();',
    ],
    ['today in a decider', 'no-restricted-syntax', DECIDER, 'export const now = () => new Date();'],
    [
      'chance in a decider',
      'no-restricted-syntax',
      DECIDER,
      'export const roll = () => Math.random();',
    ],
    [
      'a random id in a decider',
      'no-restricted-syntax',
      DECIDER,
      'export const id = () => crypto.randomUUID();',
    ],
    [
      'Nest in a domain',
      'no-restricted-imports',
      DECIDER,
      `import { Injectable } from '@nestjs/common';\nexport const a = Injectable;`,
    ],
    [
      'TypeORM in a domain',
      'no-restricted-imports',
      DECIDER,
      `import { Column } from 'typeorm';\nexport const a = Column;`,
    ],
    [
      'pg in a domain',
      'no-restricted-imports',
      DECIDER,
      `import pg from 'pg';\nexport const a = pg;`,
    ],
    [
      'the environment in a lib',
      'no-restricted-properties',
      HANDLER,
      `export const url = process.env['URL'];`,
    ],
    ['a test that runs alone', 'no-restricted-syntax', SPEC, `test.only('a', () => undefined);`],
    ['a test left out', 'no-restricted-syntax', SPEC, `describe.skip('a', () => undefined);`],
    ['a title of 80 characters', 'no-restricted-syntax', SPEC, `test('${'a'.repeat(80)}', f);`],
    ['a title of rows', 'no-restricted-syntax', SPEC, `test.each([])('${'a'.repeat(80)}', f);`],
    ['a test left out by its name', 'no-restricted-syntax', SPEC, `xit('a', () => undefined);`],
    ['a long file', 'max-lines', HANDLER, 'export {};\n'.repeat(251)],
    ['a private word in a name', 'ledger/field-words', HANDLER, 'export const gathered = 1;'],
    ['a private word in a file name', 'ledger/field-words', SERVICE_FILE, 'export {};'],
    ['any', '@typescript-eslint/no-explicit-any', HANDLER, 'export const a = (b: any) => b;'],
    ['what is not used', '@typescript-eslint/no-unused-vars', HANDLER, 'const a = 1;\nexport {};'],
    [
      'an injected class as a type',
      'ledger/injected-types',
      HANDLER,
      injected(`import type { B } from './b.js';`, 'readonly b: B'),
    ],
    [
      'an injected class as a type, inline',
      'ledger/injected-types',
      HANDLER,
      injected(`import { type B } from './b.js';`, 'readonly b: B'),
    ],
    [
      'a body as a type',
      'ledger/injected-types',
      HANDLER,
      routed(`import type { B } from './b.js';`, '@Body() _b: B'),
    ],
    [
      'bodies as types',
      'ledger/injected-types',
      HANDLER,
      routed(`import type * as bodies from './b.js';`, '@Query() _b: bodies.B'),
    ],
  ])('%s', async (_, rule, path, source) => {
    expect(await brokenBy(path, source)).toEqual([rule]);
  });
});

describe('a planted violation is seen by its types', () => {
  test.each([
    [
      '@typescript-eslint/no-floating-promises',
      'export const go = (): void => {\n  Promise.resolve(1);\n};',
    ],
    [
      '@typescript-eslint/no-misused-promises',
      'export const go = (f: () => Promise<boolean>) => (f() ? 1 : 2);',
    ],
  ])('%s', async (rule, source) => {
    expect(await brokenBy('planted.ts', source, typed)).toContain(rule);
  });
});

describe('what is meant to be is left in peace', () => {
  test.each([
    [
      'an instant in a decider',
      DECIDER,
      `export const at = (instant: string) => new Date(instant).toISOString();`,
    ],
    [
      'the kit in a domain',
      DECIDER,
      `import { fold } from '#kit/eventsourcing';\nexport const a = fold;`,
    ],
    ['an underscore', HANDLER, 'export const a = (_b: string) => 1;'],
    [
      'an injected class as a value',
      HANDLER,
      injected(`import { B } from './b.js';`, 'readonly b: B'),
    ],
    [
      'a token',
      HANDLER,
      injected(`import type { Pool } from 'pg';`, '@Inject(POOL) readonly pool: Pool'),
    ],
    [
      'a parameter of our own',
      HANDLER,
      routed(`import type { Requester } from '#platform/http';`, '@By() _by: Requester'),
    ],
  ])('%s', async (_, path, source) => {
    expect(await brokenBy(path, source)).toEqual([]);
  });
});
