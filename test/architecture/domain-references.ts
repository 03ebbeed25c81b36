import ts from 'typescript';
import type { SourceFile } from './repository-tree.js';

const DOMAIN = 'docs/domain.md';
/** The section sign, written so that this file cites no section. */
const SIGN = '\u00a7';

/** One number after the sign: a section, or a numbered rule of a section. A second number ends a range or continues a list. */
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const REFERENCE = new RegExp(
  `${SIGN}+\\s?(${NUMBER}(?:\\s?[–-]\\s?${NUMBER}|,\\s?${NUMBER})*)`,
  'g',
);

/** What a reference may lead to: `4` for a section of the domain document, `2.3` for the third rule of its second section. */
export function sectionsOf(domain: string): ReadonlySet<string> {
  const sections = new Set<string>();
  let section: string | undefined;
  let anchor: string | undefined;
  for (const line of domain.split('\n')) {
    anchor = /^<a id="section-(\d+)"><\/a>$/.exec(line)?.[1] ?? anchor;
    const heading = /^## (\d+)\. /.exec(line)?.[1];
    if (heading !== undefined) section = heading === anchor ? heading : undefined;
    if (section === undefined) continue;
    sections.add(section);
    const rule = /^(\d+)\. /.exec(line)?.[1];
    if (rule !== undefined) sections.add(`${section}.${rule}`);
  }
  return sections;
}

/** Every section sign that leads to no section of the domain document, a line each: rule, place, number. */
export function danglingReferences(files: readonly SourceFile[]): string[] {
  const sections = sectionsOf(files.find(({ path }) => path === DOMAIN)?.text ?? '');
  return linesOf(files).flatMap(({ place, line }) => {
    const found = [...line.matchAll(REFERENCE)];
    const numbers = found.flatMap(([, list = '']) => numbersOf(list));
    const bare = line.replace(REFERENCE, '').replaceAll(`\`${SIGN}N\``, '');
    return [
      ...numbers
        .filter((number) => !sections.has(number))
        .map((number) => `no-section: ${place} ${number}`),
      ...(bare.includes(SIGN) ? [`no-number: ${place}`] : []),
    ];
  });
}

/** The numbers of `1`, `1, 4`, `2–5`. */
function numbersOf(list: string): string[] {
  return list.split(',').flatMap((part) => {
    const [first = '', last] = part.trim().split(/\s?[–-]\s?/);
    if (last === undefined) return [first];
    const [from, to] = [Math.floor(Number(first)), Math.floor(Number(last))];
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => String(from + index));
  });
}

/** Every section sign in what users read: the OpenAPI document, messages of problems and errors, help of the command line. */
export function publicReferences(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (file.path === 'docs/openapi.json') return placesOf(file);
    if (!/^(?:apps|libs)\//.test(file.path)) return [];
    if (!file.path.endsWith('.ts')) return placesOf(file);
    return /\.(?:spec|fixture)\.ts$/.test(file.path) ? [] : literalsOf(file);
  });
}

const placesOf = (file: SourceFile): string[] =>
  linesOf([file])
    .filter(({ line }) => line.includes(SIGN))
    .map(({ place }) => `public-text: ${place}`);

/** All texts that a program can say stand in its string literals and templates; comments may cite a section. */
function literalsOf({ path, text }: SourceFile): string[] {
  if (!text.includes(SIGN)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (said && node.text.includes(SIGN)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`public-text: ${path}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const linesOf = (files: readonly SourceFile[]) =>
  files.flatMap(({ path, text }) =>
    text.split('\n').map((line, index) => ({ place: `${path}:${index + 1}`, line })),
  );
