import ts from 'typescript';

const K = ts.SyntaxKind;
const BINARY = new Map([
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
]);
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);
/** Calls that leave a list as it was when they are removed. */
const REMOVED_CALLS = new Set(['filter', 'sort', 'toSorted']);

/**
 * A file with all its mutants inside, each behind a switch: `globalThis.mutant(7) ? <mutated> : <original>`. So it is compiled and loaded
 * once for many mutants.
 * @param first the number of the first mutant
 * @returns the text, and the mutants; `isStatic`: it is evaluated when the file is loaded, so that the switch has to be set before
 */
export function instrument(path, text, first = 0) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const add = (node, what) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    mutants.push({
      number: first + mutants.length,
      path,
      line: line + 1,
      what,
      isStatic: !inFunction(node),
    });
    return `globalThis.mutant(${mutants.at(-1).number})`;
  };
  const plain = (node) => node.getText(file);

  /** The text of a node with its children instrumented. */
  function inside(node) {
    const children = [];
    ts.forEachChild(node, (child) => void children.push(child));
    let out = '';
    let at = node.getStart(file);
    for (const child of children) {
      out += text.slice(at, child.getStart(file)) + visit(child);
      at = child.getEnd();
    }
    return out + text.slice(at, node.getEnd());
  }

  function visit(node) {
    if (
      ts.isTypeNode(node) ||
      ts.isImportDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    )
      return plain(node);
    let result = inside(node);
    for (const [what, mutated] of expressionMutants(node))
      result = `(${add(node, what)} ? (${mutated}) : (${result}))`;
    const statement = statementMutant(node);
    if (statement) result = `{ if (!${add(node, statement)}) { ${result} } }`;
    return result;
  }

  function* expressionMutants(node) {
    if (ts.isBinaryExpression(node)) {
      const operator = plain(node.operatorToken);
      for (const other of BINARY.get(node.operatorToken.kind) ?? [])
        yield [`${operator} → ${other}`, `${plain(node.left)} ${other} ${plain(node.right)}`];
      if (node.operatorToken.kind === K.QuestionQuestionToken)
        yield ['?? removed', plain(node.left)];
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
      yield ['! removed', plain(node.operand)];
    if (ts.isConditionalExpression(node))
      yield [
        '? swapped',
        `(${plain(node.condition)}) ? (${plain(node.whenFalse)}) : (${plain(node.whenTrue)})`,
      ];
    if (isValue(node) && (node.kind === K.TrueKeyword || node.kind === K.FalseKeyword))
      yield [`${plain(node)} flipped`, node.kind === K.TrueKeyword ? 'false' : 'true'];
    if (isValue(node) && ts.isNumericLiteral(node))
      yield [`${plain(node)} + 1`, `${plain(node)} + 1`];
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: list, name } = node.expression;
      const other = METHODS.get(name.text);
      const rest = text.slice(name.getEnd(), node.getEnd());
      if (other) yield [`${name.text} → ${other}`, `${plain(list)}.${other}${rest}`];
      if (REMOVED_CALLS.has(name.text)) yield [`.${name.text}() removed`, plain(list)];
    }
    if (
      ts.isExpression(node) &&
      ts.isIfStatement(node.parent) &&
      node.parent.expression === node &&
      !BINARY.has(node.operatorToken?.kind)
    )
      yield ['condition negated', `!(${plain(node)})`];
    if (ts.isExpression(node) && ts.isReturnStatement(node.parent))
      yield ['return of nothing', 'undefined'];
  }

  const statementMutant = (node) => {
    if (ts.isExpressionStatement(node)) return 'statement removed';
    if (ts.isThrowStatement(node)) return 'throw removed';
    return undefined;
  };

  return { text: inside(file), mutants };
}

const inFunction = (node) =>
  node.parent !== undefined && (ts.isFunctionLike(node.parent) || inFunction(node.parent));

/** A literal that is evaluated, not one that names something or stands in a type. */
const isValue = (node) =>
  node.parent !== undefined &&
  !isFrozen(node.parent) &&
  !ts.isLiteralTypeNode(node.parent) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !ts.isElementAccessExpression(node.parent) &&
  !(ts.isAsExpression(node.parent) && node.parent.type === node);

/** What event catalogues say is kept in test/frozen, and no concern of unit specs. */
const isFrozen = (parent) =>
  ts.isPropertyAssignment(parent) && ['version', 'human'].includes(parent.name.getText());
