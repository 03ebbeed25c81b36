import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, document, table } from '../markdown.js';
import { MENTORING_JOURNEY } from './mentoring.js';
import { PARTNERSHIPS } from './partnerships.js';
import type { Article, Proof } from './proof.js';
import { STATUSES } from './registration-statuses.js';

export const ARTICLES: readonly Article[] = [STATUSES, MENTORING_JOURNEY, PARTNERSHIPS];

const HEAD = `The product began with three articles for the users of a volunteering platform. This page restates each sentence of them in our own words
and names the tests that prove it. \`npm run check\` fails if a named test does not exist. [The domain document](domain.md) has the rules
that follow from the articles.`;

/** Named tests that do not exist: the file is missing, or has no test of that title. `root`: the checkout. */
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

/** Titles of tests: strings in single quotes that begin the arguments of a call. */
const titlesIn = (source: string): Set<string> =>
  new Set([...source.matchAll(/\(\s*'([^'\n]+)'/g)].map((found) => found[1] ?? ''));

/** docs/seeds.md: the statements of the three articles and their tests. @throws if a named test does not exist */
export function seedsDocument(root: string): string {
  const missing = missingProofs(root);
  if (missing.length > 0)
    throw new Error(`docs/seeds.md names tests that do not exist:\n${missing.join('\n')}`);
  const parts = ARTICLES.flatMap(({ title, claims }) => [
    `## ${title}`,
    table(
      ['Statement', 'Tests'],
      claims.map(({ says, proofs }) => [says, proofs.map(shown).join('; ')]),
    ),
  ]);
  return document('From the articles to the tests', 'tools/docs/requirements', HEAD, ...parts);
}

function shown(proof: Proof): string {
  const [path = '', title] = proof.split(' › ');
  return title === undefined ? code(path) : `${code(path)} “${title}”`;
}
