import ts from 'typescript';
import type { SourceFile } from './repository-tree.js';

/** A table as the sources use it. The sets hold libs and apps, such as `contexts/people` or `apps/cli`. */
export interface TableUsage {
  readonly writers: Set<string>;
  readonly readers: Set<string>;
}

const PRODUCT = /^(?:libs\/([^/]+\/[^/]+)|(apps\/[^/]+))\/.+\.ts$/;
const FOR_SPECS = /\.(spec|fixture|store)\.ts$|\/testing\/|\/spec-kit\.ts$/;
/** Declares tables; it runs once. */
const DECLARES = /\.(migration|schema)\.ts$/;

const CREATED = /CREATE TABLE (\w+\.\w+)/g;
const NAMED = /(\b(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|COPY)\s+)?\b(\w+\.\w+)\b/g;
/** Tells a file that may name a table, to parse no other. */
const WORTH_PARSING = /['`\s](read|work|keys|events)\.[a-z]|tables: \[|QueryBuilder|@Entity/;
const BUILDERS = new Set(['createQueryBuilder', 'getRepository', 'from', 'leftJoin', 'innerJoin']);

/**
 * Table → who writes and who reads it, as SQL, projections and query builders of the product show. Names that are put together at run time
 * (the rebuild of read models, moving an installation) are not seen.
 */
export function tableUsage(files: readonly SourceFile[]): Map<string, TableUsage> {
  const product = files.filter(({ path }) => PRODUCT.test(path) && !FOR_SPECS.test(path));
  const created = product.flatMap(({ text }) =>
    [...text.matchAll(CREATED)].map(([, table = '']) => table),
  );
  const usage = new Map(
    created.map((table) => [table, { writers: new Set<string>(), readers: new Set<string>() }]),
  );
  const parsed = product
    .filter(({ text }) => WORTH_PARSING.test(text))
    .map((file) => ({
      ...file,
      source: ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true),
    }));
  const entities = new Map(parsed.flatMap(({ source }) => entitiesIn(source)));
  for (const { path, source } of parsed) {
    if (DECLARES.test(path)) continue;
    const unit = unitOf(path);
    const visit = (node: ts.Node): void => {
      const sql = textOf(node);
      if (sql !== undefined)
        for (const [, write, table = ''] of sql.matchAll(NAMED))
          usage.get(table)?.[write === undefined ? 'readers' : 'writers'].add(unit);
      for (const table of projectedBy(node)) usage.get(table)?.writers.add(unit);
      for (const table of queriedBy(node, entities)) usage.get(table)?.readers.add(unit);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return usage;
}

const unitOf = (path: string): string => {
  const [, lib, app] = PRODUCT.exec(path) ?? [];
  return lib ?? app ?? path;
};

/** The text of a string or template; `?` stands for what is put in at run time. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('?');
}

/** Class → table, of the entities that a file declares. */
function entitiesIn(source: ts.SourceFile): [string, string][] {
  return source.statements.filter(ts.isClassDeclaration).flatMap((declared) => {
    const text = (ts.getDecorators(declared) ?? []).map((decorator) => decorator.getText()).join();
    const [, schema, name] = /@Entity\(\{ schema: '(\w+)', name: '(\w+)' \}\)/.exec(text) ?? [];
    return declared.name && schema && name ? [[declared.name.text, `${schema}.${name}`]] : [];
  });
}

/** `{ category: …, tables: ['people'] }`: the tables of a projection. */
function projectedBy(node: ts.Node): string[] {
  if (!ts.isObjectLiteralExpression(node)) return [];
  const properties = node.properties.filter(ts.isPropertyAssignment);
  if (!properties.some(({ name }) => name.getText() === 'category')) return [];
  const tables = properties.find(({ name }) => name.getText() === 'tables')?.initializer;
  if (!tables || !ts.isArrayLiteralExpression(tables)) return [];
  return tables.elements.filter(ts.isStringLiteral).map(({ text }) => `read.${text}`);
}

/** `createQueryBuilder(PersonRow, …)`, `leftJoin('people', …)`. */
function queriedBy(node: ts.Node, entities: ReadonlyMap<string, string>): string[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const [first] = node.arguments;
  if (!first || !BUILDERS.has(node.expression.name.text)) return [];
  if (ts.isStringLiteral(first)) return [`read.${first.text}`];
  const table = ts.isIdentifier(first) ? entities.get(first.text) : undefined;
  return table === undefined ? [] : [table];
}
