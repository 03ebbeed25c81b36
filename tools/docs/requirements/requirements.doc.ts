import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, document, table } from '../markdown.js';
import { MENTORING_JOURNEY } from './mentoring.js';
import { PARTNERSHIPS } from './partnerships.js';
import type { Article, Proof } from './proof.js';
import { STATUSES } from './registration-statuses.js';

export const ARTICLES: readonly Article[] = [STATUSES, MENTORING_JOURNEY, PARTNERSHIPS];

const HEAD = `The product began with three articles. Here is what each of their sentences says, in our own words, and the tests that prove it.
A test that is not there fails \`npm run check\`, and the rules of the house.`;

/** The tests named that are not there: no such file, or no test of that title in it. `root`: the checkout. */
export function missingProofs(root: string, articles: readonly Article[] = ARTICLES): Proof[] {
  const sources = new Map<string, string>();
  const sourceOf = (path: string): string => {
    const known =
      sources.get(path) ??
      (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
    sources.set(path, known);
    return known;
  };
  const isThere = (proof: Proof): boolean => {
    const [path = '', title] = proof.split(' › ');
    const source = sourceOf(path);
    return title === undefined ? /^journey: \S/m.test(source) : titlesIn(source).has(title);
  };
  return [
    ...new Set(articles.flatMap(({ claims }) => claims.flatMap(({ proofs }) => proofs))),
  ].filter((proof) => !isThere(proof));
}

/** The titles of tests: strings in single quotes that begin the arguments of a call. */
const titlesIn = (source: string): Set<string> =>
  new Set([...source.matchAll(/\(\s*'([^'\n]+)'/g)].map((found) => found[1] ?? ''));

/** Which tests prove which sentence of the three articles. @throws for a test that is not there */
export function seedsDocument(root: string): string {
  const missing = missingProofs(root);
  if (missing.length > 0)
    throw new Error(`docs/seeds.md names tests that are not there:\n${missing.join('\n')}`);
  const parts = ARTICLES.flatMap(({ title, claims }) => [
    `## ${title}`,
    table(
      ['What it says', 'Proved by'],
      claims.map(({ says, proofs }) => [says, proofs.map(shown).join('; ')]),
    ),
  ]);
  return document('From the articles to the tests', 'tools/docs/requirements', HEAD, ...parts);
}

function shown(proof: Proof): string {
  const [path = '', title] = proof.split(' › ');
  return title === undefined ? code(path) : `${code(path)} “${title}”`;
}
