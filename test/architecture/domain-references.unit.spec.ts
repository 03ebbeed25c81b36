import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/another-process.js';
import { danglingReferences, publicReferences, sectionsOf } from './domain-references.js';
import { filesOf } from './repository-tree.js';

/** Written so that the examples below are no references themselves. */
const SIGN = '\u00a7';
const DOMAIN = {
  path: 'docs/domain.md',
  text: [
    '<a id="section-1"></a>',
    '',
    '## 1. Roles',
    '',
    '<a id="section-2"></a>',
    '',
    '## 2. Statuses',
    '1. closed',
    '2. in progress',
    '',
    '## 3. Without an anchor',
  ].join('\n'),
};
const comment = (reference: string) => ({ path: 'libs/a.ts', text: `/** See ${reference}. */` });

describe('references to the domain document', () => {
  const files = filesOf(ROOT);

  test('resolve to a section of docs/domain.md', () => {
    const domain = files.find(({ path }) => path === 'docs/domain.md');
    expect([...sectionsOf(domain?.text ?? '')].filter((number) => /^\d+$/.test(number))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
    expect(danglingReferences(files)).toEqual([]);
  });

  test('are absent from OpenAPI, error texts and CLI help', () => {
    expect(publicReferences(files)).toEqual([]);
  });
});

describe('danglingReferences', () => {
  test.each([
    `domain ${SIGN}1`,
    `domain ${SIGN}2.2`,
    `domain ${SIGN}${SIGN}1, 2`,
    `domain ${SIGN}${SIGN}1–2`,
    `\`${SIGN}N\``,
  ])('accepts %s', (reference) => {
    expect(danglingReferences([DOMAIN, comment(reference)])).toEqual([]);
  });

  test.each([
    [`domain ${SIGN}4`, ['no-section: libs/a.ts:1 4']],
    [`domain ${SIGN}3`, ['no-section: libs/a.ts:1 3']],
    [`domain ${SIGN}2.3`, ['no-section: libs/a.ts:1 2.3']],
    [`domain ${SIGN}${SIGN}1, 5`, ['no-section: libs/a.ts:1 5']],
    [`domain ${SIGN}${SIGN}2–4`, ['no-section: libs/a.ts:1 3', 'no-section: libs/a.ts:1 4']],
    [`the ${SIGN} on roles`, ['no-number: libs/a.ts:1']],
  ])('reports %s', (reference, problems) => {
    expect(danglingReferences([DOMAIN, comment(reference)])).toEqual(problems);
  });

  test('reports every reference when the document is missing', () => {
    expect(danglingReferences([comment(`domain ${SIGN}1`)])).toEqual(['no-section: libs/a.ts:1 1']);
  });
});

describe('publicReferences', () => {
  test.each([
    ['OpenAPI', 'docs/openapi.json', `"description": "domain ${SIGN}3"`],
    ['an error text', 'libs/a.ts', `throw new Error('See ${SIGN}3.')`],
    ['a template', 'libs/a.ts', `const text = \`\${name}: ${SIGN}3\`;`],
    ['CLI help', 'apps/cli/main.ts', `program.description('Domain ${SIGN}7');`],
    ['a page', 'libs/pages/a.hbs', `<p>${SIGN}3</p>`],
  ])('reports a section in %s', (_, path, text) => {
    expect(publicReferences([{ path, text }])).toEqual([`public-text: ${path}:1`]);
  });

  test('lets comments and specs cite a section', () => {
    const spec = { path: 'libs/a.unit.spec.ts', text: `test('domain ${SIGN}3', () => {});` };
    expect(publicReferences([comment(`domain ${SIGN}3`), spec])).toEqual([]);
  });
});
