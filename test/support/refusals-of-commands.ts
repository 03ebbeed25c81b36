import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './another-process.js';

/** Statuses of the refusals that the sources name. Those of the kit are of every request. */
type Status = '400' | '403' | '409' | '503';
export type RefusalsOfCommand = Readonly<Partial<Record<Status, readonly string[]>>>;

/** How a refusal is made: which argument is its rule, and its status. */
const REFUSALS: Readonly<Record<string, readonly [argument: number, status: Status]>> = {
  notAllowed: [0, '409'],
  chosenDates: [3, '409'],
  forbidden: [0, '403'],
  invalid: [1, '400'],
  RetryLater: [1, '503'],
};
const KINDS: Readonly<Record<string, Status>> = {
  not_allowed: '409',
  forbidden: '403',
  invalid: '400',
};

/** Every operation that is a command → the rules with which what it reaches refuses, by status. */
export function refusalsOfCommands(): Record<string, RefusalsOfCommand> {
  const program = programOf();
  const reached = new Reach(program);
  const found: Record<string, RefusalsOfCommand> = {};
  for (const source of reached.sources)
    eachNode(source, (node) => {
      if (!ts.isMethodDeclaration(node)) return;
      const operation = operationOf(node);
      if (operation !== undefined) found[operation] = byStatus(reached.from(node));
    });
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function programOf(): ts.Program {
  const path = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile) as { config: object };
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { ...config, include: ['libs', 'apps/api', 'apps/runtime'] },
    ts.sys,
    ROOT,
  );
  return ts.createProgram(
    fileNames.filter((name) => !name.endsWith('.spec.ts')),
    options,
  );
}

/** The name of a route that is a command. */
function operationOf(method: ts.MethodDeclaration): string | undefined {
  for (const { expression } of ts.getDecorators(method) ?? []) {
    if (!ts.isCallExpression(expression)) continue;
    const [name] = expression.arguments;
    if (expression.expression.getText() === 'CommandRoute' && name && ts.isStringLiteral(name))
      return name.text;
  }
  return undefined;
}

const byStatus = (codes: ReadonlyMap<string, Status>): RefusalsOfCommand => {
  const statuses = [...new Set(codes.values())].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      [...codes].flatMap(([code, of]) => (of === status ? [code.split(' ')[1] ?? ''] : [])).sort(),
    ]),
  );
};

function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => eachNode(child, visit));
}

/** What is reached from a piece of code: by calls, through ports, by commands to their handlers, and by their names to deciders. */
class Reach {
  readonly sources: readonly ts.SourceFile[];
  readonly #checker: ts.TypeChecker;
  /** Message class → its handler. */
  readonly #handlers = new Map<ts.Node, ts.ClassDeclaration>();
  /** Interface or base class → the classes that implement it. */
  readonly #implementing = new Map<ts.Node, ts.ClassDeclaration[]>();

  constructor(program: ts.Program) {
    this.#checker = program.getTypeChecker();
    this.sources = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(ROOT) && isOurs(fileName));
    for (const source of this.sources)
      eachNode(source, (node) => {
        if (ts.isClassDeclaration(node)) this.#index(node);
      });
  }

  #index(declared: ts.ClassDeclaration): void {
    for (const { expression } of ts.getDecorators(declared) ?? []) {
      if (!ts.isCallExpression(expression)) continue;
      if (expression.expression.getText() !== 'CommandHandler') continue;
      const [message] = expression.arguments;
      const handled = message && this.#declarationOf(message);
      if (handled) this.#handlers.set(handled, declared);
    }
    for (const { types } of declared.heritageClauses ?? [])
      for (const { expression } of types) {
        const above = this.#declarationOf(expression);
        if (above)
          this.#implementing.set(above, [...(this.#implementing.get(above) ?? []), declared]);
      }
  }

  /** Codes with their statuses, each as `status code`. */
  from(start: ts.MethodDeclaration): ReadonlyMap<string, Status> {
    const codes = new Map<string, Status>();
    const seen = new Set<ts.Node>();
    const waiting: Unit[] = [unitOf(start)];
    for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
      const nodes = unit.nodes.filter((node) => !seen.has(node));
      for (const node of nodes) seen.add(node);
      const names = new Set<string>();
      const deciders: ts.FunctionDeclaration[] = [];
      const visit = (node: ts.Node) => {
        for (const [rule, status] of this.#refusalsIn(node)) codes.set(`${status} ${rule}`, status);
        if (ts.isStringLiteral(node)) names.add(node.text);
        for (const next of this.#next(node)) {
          const [first] = next.nodes;
          if (first && ts.isFunctionDeclaration(first) && isDecide(first)) deciders.push(first);
          else if (first && ts.isStringLiteral(first)) names.add(first.text);
          else if (!next.nodes.every((one) => unit.classes.has(one.parent))) waiting.push(next);
        }
      };
      for (const node of nodes) eachNode(node, visit);
      for (const decide of deciders)
        for (const clause of clausesOf(decide, names)) waiting.push(unitOf(clause));
    }
    return codes;
  }

  /** What a node leads to. */
  #next(node: ts.Node): readonly Unit[] {
    if (ts.isNewExpression(node)) {
      const message = this.#declarationOf(node.expression);
      const handler = message && this.#handlers.get(message);
      return handler ? [this.#wholeOf(handler)] : [];
    }
    if (!ts.isIdentifier(node) && !ts.isPrivateIdentifier(node)) return [];
    const declared = this.#declarationOf(node);
    if (!declared || declared === node.parent || !isOurs(declared.getSourceFile().fileName))
      return [];
    if (ts.isVariableDeclaration(declared)) return this.#valueOf(declared).map(unitOf);
    if (ts.isFunctionDeclaration(declared)) return [unitOf(declared)];
    if (ts.isMethodDeclaration(declared) || ts.isMethodSignature(declared))
      return [declared, ...this.#overriding(declared)].map(unitOf);
    return [];
  }

  /** A constant that is used: the function or text that it is, or the function that decides. */
  #valueOf({ initializer }: ts.VariableDeclaration): readonly ts.Node[] {
    if (!initializer) return [];
    if (ts.isArrowFunction(initializer) || ts.isStringLiteral(initializer)) return [initializer];
    if (!ts.isObjectLiteralExpression(initializer)) return [];
    return initializer.properties.flatMap((property) => {
      if (property.name?.getText() !== 'decide') return [];
      const symbol = ts.isShorthandPropertyAssignment(property)
        ? this.#checker.getShorthandAssignmentValueSymbol(property)
        : undefined;
      return symbol?.declarations?.filter(ts.isFunctionDeclaration) ?? [];
    });
  }

  /**
   * The members of a handler, and those of its base classes that it does not replace, as one: the names in it are those of the
   * commands that it gives to a decider.
   */
  #wholeOf(handler: ts.ClassDeclaration): Unit {
    const nodes: ts.ClassElement[] = [];
    const classes = new Set<ts.Node>();
    const names = new Set<string>();
    let declared: ts.Node | undefined = handler;
    while (declared && ts.isClassDeclaration(declared)) {
      classes.add(declared);
      const own: readonly ts.ClassElement[] = declared.members;
      nodes.push(...own.filter(({ name }) => !names.has(name?.getText() ?? '')));
      for (const { name } of own) names.add(name?.getText() ?? '');
      const above: ts.ExpressionWithTypeArguments | undefined = declared.heritageClauses?.find(
        ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
      )?.types[0];
      declared = above && this.#declarationOf(above.expression);
    }
    return { nodes, classes };
  }

  /** The methods of a name in classes that implement or extend the one that declares it. */
  #overriding(declared: ts.MethodDeclaration | ts.MethodSignature): readonly ts.Node[] {
    const name = declared.name.getText();
    return (this.#implementing.get(declared.parent) ?? []).flatMap((one) =>
      one.members.filter(
        (member) => ts.isMethodDeclaration(member) && member.name.getText() === name,
      ),
    );
  }

  /** The rules that a call or `new` refuses with, as far as their types tell. */
  #refusalsIn(node: ts.Node): readonly (readonly [rule: string, status: Status])[] {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const { expression, arguments: given = [] } = node;
    if (!ts.isIdentifier(expression)) return [];
    const [kind] = given;
    const [at, status] =
      expression.text === 'Refusal' && kind && ts.isStringLiteral(kind)
        ? [1, KINDS[kind.text]]
        : (REFUSALS[expression.text] ?? []);
    const rule = at === undefined ? undefined : given[at];
    if (!rule || status === undefined) return [];
    return this.#textsOf(rule).map((text) => [text, status]);
  }

  #textsOf(node: ts.Expression): readonly string[] {
    if (ts.isTemplateExpression(node))
      return node.templateSpans.reduce<readonly string[]>(
        (texts, { expression, literal }) =>
          texts.flatMap((text) =>
            this.#textsOf(expression).map((value) => text + value + literal.text),
          ),
        [node.head.text],
      );
    const type = this.#checker.getTypeAtLocation(node);
    return (type.isUnion() ? type.types : [type]).flatMap((one) =>
      one.isStringLiteral() ? [one.value] : [],
    );
  }

  #declarationOf(node: ts.Node): ts.Node | undefined {
    let symbol = this.#checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias)
      symbol = this.#checker.getAliasedSymbol(symbol);
    return symbol?.declarations?.[0];
  }
}

/** Code that is looked at together. Calls among its own classes lead nowhere else. */
interface Unit {
  readonly nodes: readonly ts.Node[];
  readonly classes: ReadonlySet<ts.Node>;
}
const unitOf = (node: ts.Node): Unit => ({ nodes: [node], classes: new Set() });

/** The kit knows no rule of this product; the refusals that it makes itself are of every request. */
const isOurs = (path: string): boolean =>
  /\/(libs\/(platform|contexts|features)|apps)\//.test(path.slice(ROOT.length - 1)) &&
  !path.includes('/node_modules/') &&
  !path.includes('/testing/');

const isDecide = ({ name }: ts.FunctionDeclaration): boolean => name?.text === 'decide';

/** The cases of a decider for commands of these names, each with the clause into which it falls. */
function clausesOf(decide: ts.FunctionDeclaration, names: ReadonlySet<string>): ts.CaseClause[] {
  const clauses: ts.CaseClause[] = [];
  eachNode(decide, (node) => {
    if (!ts.isCaseBlock(node)) return;
    let falls = false;
    for (const clause of node.clauses) {
      if (!ts.isCaseClause(clause)) continue;
      falls ||= ts.isStringLiteral(clause.expression) && names.has(clause.expression.text);
      if (falls) clauses.push(clause);
      if (clause.statements.length > 0) falls = false;
    }
  });
  return clauses;
}
