import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './another-process.js';

/** The codes of rules that the sources refuse with. */
export interface RefusalInSources {
  readonly rule: string;
  readonly path: string;
}

/** Which argument of a call is the rule. */
const RULE_ARGUMENT: Readonly<Record<string, number>> = {
  forbidden: 0,
  notAllowed: 0,
  invalid: 1,
  refuse: 0,
  Refusal: 1,
  RetryLater: 1,
  plain: 3,
  Valid: 0,
  chosenDates: 3,
};
const CODE = /^[a-z][a-zA-Z]*(_[a-z]+)*$/;

/** Every code that stands as text where a refusal or a validator names its rule. Codes that are computed are not seen. */
export function refusalsInSources(): RefusalInSources[] {
  const paths = ts.sys.readDirectory(
    ROOT,
    ['.ts'],
    ['node_modules', 'dist', '**/*.spec.ts'],
    ['libs/**/*.ts', 'apps/**/*.ts'],
  );
  return paths.flatMap((file) => {
    const path = file.slice(ROOT.length).replace(/^\//, '');
    if (path.includes('/testing/')) return [];
    const source = ts.createSourceFile(
      path,
      readFileSync(join(ROOT, path), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    return [...codesIn(source)].map((rule) => ({ rule, path }));
  });
}

function codesIn(source: ts.SourceFile): Set<string> {
  const codes = new Set<string>();
  const add = (node: ts.Node | undefined): void => {
    if (!node) return;
    if (ts.isStringLiteral(node) && CODE.test(node.text)) codes.add(node.text);
    if (ts.isConditionalExpression(node)) {
      add(node.whenTrue);
      add(node.whenFalse);
    }
    if (ts.isBinaryExpression(node)) {
      add(node.left);
      add(node.right);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { expression, arguments: given } = node;
      const name = ts.isIdentifier(expression) ? expression.text : '';
      const at = RULE_ARGUMENT[name];
      if (at !== undefined) add(given?.[at]);
      if (name === 'registerDecorator') given?.forEach((options) => add(named(options)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

/** The value of `name` in an object literal. */
function named(node: ts.Node): ts.Node | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const property = node.properties.find(
    (one): one is ts.PropertyAssignment =>
      ts.isPropertyAssignment(one) && ts.isIdentifier(one.name) && one.name.text === 'name',
  );
  return property?.initializer;
}
