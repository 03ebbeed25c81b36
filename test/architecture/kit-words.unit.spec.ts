import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/another-process.js';
import { filesOf, type SourceFile } from './repository-tree.js';

/** The product's words. The kit is generic: the product passes in what the kit has to know of it (ADR 0031). */
const PRODUCT_WORDS =
  /registration|initiative|non-?profit|mandate|coordinator|employee|mentee|partnership|organisation|volunteer|compan(?:y|ies)|outbox|export_files|capacity|domain \u00a7/i;
/** Stored: every id and every session bears this name. */
const STORED = "'volunteer-ledger'";
const KIT = /^libs\/kit\/(?!.*(?:\/testing\/|\.spec\.ts$)).*\.(?:ts|md)$/;

const productWordsIn = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => KIT.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const [word] = PRODUCT_WORDS.exec(line.replace(STORED, '')) ?? [];
        return word === undefined ? [] : [`${path}:${index + 1}: ${word}`];
      }),
    );

describe('the kit', () => {
  const files = filesOf(ROOT);

  test('is looked at', () => {
    expect(files.filter(({ path }) => KIT.test(path)).length).toBeGreaterThan(60);
  });

  test('knows no word of the product', () => {
    expect(productWordsIn(files)).toEqual([]);
  });
});

describe('a planted violation is seen', () => {
  test.each([
    ['a field', 'libs/kit/eventsourcing/a.ts', 'readonly mandate: string;', 'mandate'],
    ['a table', 'libs/kit/postgres/a.ts', "const TABLE = 'work.outbox';", 'outbox'],
    ['a role', 'libs/kit/eventsourcing/a.ts', "const ROLE = 'Coordinator';", 'Coordinator'],
    ['a comment', 'libs/kit/pg-copy/a.ts', '/** As domain \u00a75 says. */', 'domain \u00a7'],
    ['the README', 'libs/kit/README.md', 'Registrations are folded.', 'Registration'],
  ])('%s', (_, path, text, word) => {
    expect(productWordsIn([{ path, text }])).toEqual([`${path}:1: ${word}`]);
  });

  test('specs and their equipment may use them', () => {
    const text = "const ROLE = 'coordinator';";
    expect(
      productWordsIn([
        { path: 'libs/kit/eventsourcing/testing/a.ts', text },
        { path: 'libs/kit/eventsourcing/a.unit.spec.ts', text },
        { path: 'libs/contexts/people/domain/a.ts', text },
      ]),
    ).toEqual([]);
  });
});
