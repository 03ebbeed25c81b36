import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/another-process.js';
import { filesOf, type SourceFile } from './repository-tree.js';
import { tableProblems, type TableRule } from './table-rules.js';
import { tableUsage } from './table-usage.js';

test('every table has one writer, and only readers of its allow-list', () => {
  const files = filesOf(ROOT);
  expect(tableUsage(files).size).toBeGreaterThan(25);
  expect(tableProblems(files)).toEqual([]);
});

describe('a planted violation is seen', () => {
  const RULES: Readonly<Record<string, TableRule>> = {
    'read.people': { writtenBy: 'contexts/people', readBy: ['features/history'] },
  };
  const TREE: Readonly<Record<string, string>> = {
    'libs/contexts/people/read-model/person.migration.ts': '`CREATE TABLE read.people (id uuid)`;',
    'libs/contexts/people/read-model/person.entity.ts': `@Entity({ schema: 'read', name: 'people' })\nexport class PersonRow {}`,
    'libs/contexts/people/read-model/person.projection.ts': `export const projection = { category: 'person', tables: ['people'] };`,
    'libs/features/history/a.query.ts': `const SQL = 'SELECT name FROM read.people';`,
  };
  const problemsWith = (path: string, text: string): string[] => {
    const files: SourceFile[] = Object.entries({ ...TREE, [path]: text }).map(([at, source]) => ({
      path: at,
      text: source,
    }));
    return tableProblems(files, RULES);
  };

  test('none in the tree that the others are planted in', () => {
    expect(problemsWith('libs/features/history/b.ts', '// read.people')).toEqual([]);
  });

  test.each([
    `const SQL = 'INSERT INTO read.people (id) VALUES ($1)';`,
    'const SQL = `UPDATE read.people SET name = ${name}`;',
    'const SQL = `${WITH} DELETE FROM read.people WHERE id = $1`;',
    `const projection = { category: 'file', tables: ['people'] };`,
  ])('a second writer: %s', (text) => {
    expect(problemsWith('libs/features/exports/a.ts', text)).toContain(
      'writes read.people: features/exports',
    );
  });

  test.each([
    `const SQL = 'SELECT id FROM read.people';`,
    'const SQL = `SELECT ${COLUMNS} FROM read.companies c JOIN read.people p ON true`;',
    `source.createQueryBuilder(PersonRow, 'p');`,
    `builder.leftJoin('people', 'p', 'true'); source.createQueryBuilder();`,
  ])('a reader who is not on the list: %s', (text) => {
    expect(problemsWith('libs/features/exports/a.ts', text)).toEqual([
      'reads read.people: features/exports',
    ]);
  });

  test('a reader of the list who does not read any more', () => {
    expect(problemsWith('libs/features/history/a.query.ts', '')).toEqual([
      'does not read read.people: features/history',
    ]);
  });

  test('a writer who does not write any more', () => {
    expect(problemsWith('libs/contexts/people/read-model/person.projection.ts', '')).toEqual([
      'does not write read.people: contexts/people',
    ]);
  });

  test('a table without a rule', () => {
    const path = 'libs/contexts/people/read-model/claims.migration.ts';
    expect(problemsWith(path, `'CREATE TABLE work.claims (key text)';`)).toEqual([
      'no rule: work.claims',
    ]);
  });

  test('a rule without a table', () => {
    const path = 'libs/contexts/people/read-model/person.migration.ts';
    expect(problemsWith(path, '')).toEqual(['no such table: read.people']);
  });
});
