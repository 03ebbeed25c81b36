import ts from 'typescript';

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** Aliases that stand for a text of a certain form. */
const FORMATS: Readonly<Record<string, Schema>> = {
  Instant: { type: 'string', format: 'date-time' },
  Day: { type: 'string', format: 'date' },
};

/** The JSON Schema of a TypeScript type, as JSON holds its values. @throws Error for a type that JSON cannot hold */
export function schemaOfType(checker: ts.TypeChecker, type: ts.Type, node?: ts.TypeNode): Schema {
  const alias = node && ts.isTypeReferenceNode(node) ? node.typeName.getText() : undefined;
  const format = alias === undefined ? undefined : FORMATS[alias];
  if (format) return format;
  if (node && ts.isUnionTypeNode(node) && node.types.some((one) => ts.isTypeReferenceNode(one)))
    return unionOf(
      node.types.map((one) => schemaOfType(checker, checker.getTypeFromTypeNode(one), one)),
    );
  if (type.isUnion()) {
    // An optional member may be undefined, which JSON leaves out.
    const types = type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined));
    return unionOf(types.map((one) => schemaOfType(checker, one)));
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { enum: [type.value] };
  const { flags } = type;
  if (flags & ts.TypeFlags.BooleanLiteral) return { enum: [checker.typeToString(type) === 'true'] };
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (flags & ts.TypeFlags.Null) return { type: 'null' };
  if (checker.isTupleType(type) || checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { type: 'array', items: item ? schemaOfType(checker, item, itemNode(node)) : {} };
  }
  if (flags & ts.TypeFlags.Object) return schemaOfObject(checker, type);
  throw new Error(`JSON holds no ${checker.typeToString(type)}.`);
}

/** The node of the items of `readonly T[]`, whose alias tells a form. */
function itemNode(node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (node && ts.isTypeOperatorNode(node)) return itemNode(node.type);
  return node && ts.isArrayTypeNode(node) ? node.elementType : undefined;
}

/** The schema of an object with these members; others are allowed, since newer versions may add some. */
export function schemaOfObject(checker: ts.TypeChecker, type: ts.Type): Schema {
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const members = checker.getPropertiesOfType(type).map((symbol) => {
    const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    const [declaration] = symbol.declarations ?? [];
    const node = declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined;
    const schema = schemaOfType(checker, checker.getTypeOfSymbol(symbol), node);
    const description = ts
      .displayPartsToString(symbol.getDocumentationComment(checker))
      .replaceAll('\n', ' ');
    return {
      name: symbol.name,
      isOptional,
      schema: description ? { ...schema, description } : schema,
    };
  });
  const required = members.flatMap(({ name, isOptional }) => (isOptional ? [] : [name]));
  return {
    type: 'object',
    ...(members.length > 0
      ? { properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])) }
      : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(index && !(index.flags & ts.TypeFlags.Never)
      ? { additionalProperties: schemaOfType(checker, index) }
      : {}),
  };
}

/** One enum for literals, and `anyOf` for the rest. */
function unionOf(schemas: readonly Schema[]): Schema {
  const known = schemas.filter(
    (schema) => schema['type'] !== undefined || schema['enum'] || schema['anyOf'],
  );
  const values = known.flatMap((schema) =>
    Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [],
  );
  const others = known.filter((schema) => !Array.isArray(schema['enum']));
  const parts = [
    ...(values.length === 2 && values.includes(true) && values.includes(false)
      ? [{ type: 'boolean' }]
      : values.length > 0
        ? [{ enum: values }]
        : []),
    ...others,
  ];
  return parts.length === 1 ? (parts[0] as Schema) : { anyOf: parts };
}
