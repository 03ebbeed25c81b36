import { join } from 'node:path';
import ts from 'typescript';

/** A field or property as its declaration says it. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  /** The value it has when nothing is said. */
  readonly initial: string | undefined;
  /** Its doc comment. */
  readonly comment: string;
}
/** An event as its context's types declare it. */
export interface DeclaredEvent {
  readonly comment: string;
  readonly fields: readonly Declared[];
}

/** The sources of a checkout, as the compiler understands them: what runs no longer knows types and comments. */
export class Sources {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;

  constructor(root: string) {
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(
      config.config,
      { ...ts.sys, readDirectory: () => [] },
      root,
    );
    const files = ts.sys.readDirectory(
      root,
      ['.ts'],
      ['node_modules', 'dist', '**/*.spec.ts'],
      ['libs/contexts/*/domain/*.ts', 'apps/runtime/config.ts'],
    );
    if (files.length === 0) throw new Error(`There are no sources in ${root}.`);
    this.#program = ts.createProgram(files, { ...options, noEmit: true });
    this.#checker = this.#program.getTypeChecker();
  }

  /** Event type → its data, for the table of facts with this name: its type says of which events it knows. */
  eventsOf(table: string): ReadonlyMap<string, DeclaredEvent> {
    const shapes = this.#shapesOf(table);
    return new Map(
      this.#checker.getPropertiesOfType(shapes).map((event) => {
        const fields = this.#checker.getPropertiesOfType(this.#checker.getTypeOfSymbol(event));
        return [
          event.name,
          { comment: this.#commentOf(event), fields: fields.map((field) => this.#declared(field)) },
        ];
      }),
    );
  }

  /** The properties of a class, in their order. */
  propertiesOf(className: string): readonly Declared[] {
    const found = this.#find(
      (node): node is ts.ClassDeclaration =>
        ts.isClassDeclaration(node) && node.name?.text === className,
    );
    return found.members
      .filter(ts.isPropertyDeclaration)
      .map((member) => this.#declared(this.#checker.getSymbolAtLocation(member.name) as ts.Symbol));
  }

  #shapesOf(table: string): ts.Type {
    const declaration = this.#find(
      (node): node is ts.VariableDeclaration =>
        ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text === table,
    );
    const type = declaration.type;
    const argument = type && ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
    if (!argument)
      throw new Error(
        `${table} does not say of which events it is: give it the type EventCatalogueOf<…Events>.`,
      );
    return this.#checker.getTypeFromTypeNode(argument);
  }

  #find<T extends ts.Node>(is: (node: ts.Node) => node is T): T {
    for (const file of this.#program.getSourceFiles()) {
      const found = file.isDeclarationFile ? undefined : firstIn(file, is);
      if (found) return found;
    }
    throw new Error('A declaration is not where it was.');
  }

  #declared(symbol: ts.Symbol): Declared {
    const [declaration] = symbol.declarations ?? [];
    const property =
      declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration))
        ? declaration
        : undefined;
    return {
      name: symbol.name,
      type: property?.type
        ? this.#written(property.type)
        : this.#checker.typeToString(this.#checker.getTypeOfSymbol(symbol)),
      optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
      initial:
        property && ts.isPropertyDeclaration(property)
          ? property.initializer?.getText()
          : undefined,
      comment: this.#commentOf(symbol),
    };
  }

  /** A type as written, with names for sets of words spelled out. */
  #written(node: ts.TypeNode): string {
    if (ts.isUnionTypeNode(node))
      return node.types.map((member) => this.#written(member)).join(' | ');
    const type = this.#checker.getTypeFromTypeNode(node);
    const words = type.isUnion() ? type.types : [type];
    const spelled = words.flatMap((word) => (word.isStringLiteral() ? [`'${word.value}'`] : []));
    return spelled.length === words.length
      ? spelled.join(' | ')
      : node.getText().replace(/^readonly /, '');
  }

  #commentOf(symbol: ts.Symbol): string {
    return ts
      .displayPartsToString(symbol.getDocumentationComment(this.#checker))
      .replaceAll('\n', ' ');
  }
}

function firstIn<T extends ts.Node>(
  node: ts.Node,
  is: (node: ts.Node) => node is T,
): T | undefined {
  if (is(node)) return node;
  return ts.forEachChild(node, (child) => firstIn(child, is));
}
