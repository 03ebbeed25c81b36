import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/another-process.js';

const DOOR = 'libs/platform/authorization/missing-rights.ts';

test('a refusal for want of a right is made where it has to say what is missing', () => {
  const sources = ts.sys
    .readDirectory(
      ROOT,
      ['.ts'],
      ['node_modules', 'dist', '**/*.spec.ts'],
      ['libs/**/*.ts', 'apps/**/*.ts'],
    )
    .map((file) => file.slice(ROOT.length).replace(/^\//, ''));
  const made = sources.filter((path) =>
    /new Refusal\(\s*'forbidden'|ForbiddenException/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(made).toEqual([DOOR]);
});
