import { join } from 'node:path';
import ts from 'typescript';
import { schemaOfObject, type Schema } from './event-schemas.js';

/** Declaration of a field or property. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  /** Source text of its initializer. */
  readonly initial: string | undefined;
  /** Its doc comment. */
  readonly comment: string;
}
/** Declaration of an event in the types of its context. */
export interface DeclaredEvent {
  readonly comment: string;
  readonly fields: readonly Declared[];
}

/** Sources of a checkout, read by the compiler. Compiled code has no types or comments any more. */
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
    if (files.length === 0) throw new Error(`No sources found in ${root}.`);
    this.#program = ts.createProgram(files, { ...options, noEmit: true });
    this.#checker = this.#program.getTypeChecker();
  }

  /** Event type → its data, for the event catalogue with this name. The type argument of the catalogue declares its events. */
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

  /** Event type → the JSON Schema of its data, for the event catalogue with this name. */
  schemasOf(table: string): ReadonlyMap<string, Schema> {
    return new Map(
      this.#checker
        .getPropertiesOfType(this.#shapesOf(table))
        .map((event) => [
          event.name,
          schemaOfObject(this.#checker, this.#checker.getTypeOfSymbol(event)),
        ]),
    );
  }

  /** Properties of a class, in the order of declaration. */
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
        `${table} does not declare its events: give it the type EventCatalogueOf<…Events>.`,
      );
    return this.#checker.getTypeFromTypeNode(argument);
  }

  #find<T extends ts.Node>(is: (node: ts.Node) => node is T): T {
    for (const file of this.#program.getSourceFiles()) {
      const found = file.isDeclarationFile ? undefined : firstIn(file, is);
      if (found) return found;
    }
    throw new Error(
      'A declaration was not found in libs/contexts/*/domain or apps/runtime/config.ts.',
    );
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

  /** Source text of a type. Aliases of string unions are expanded. */
  #written(node: ts.TypeNode): string {
    if (ts.isUnionTypeNode(node))
      return node.types.map((member) => this.#written(member)).join(' | ');
    const type = this.#checker.getTypeFromTypeNode(node);
    const words = type.isUnion() ? type.types : [type];
    const written = words.flatMap((word) => (word.isStringLiteral() ? [`'${word.value}'`] : []));
    return written.length === words.length
      ? written.join(' | ')
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
