/** The shape of an OpenAPI document: names and types, without its prose. */
interface Schema {
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly type?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const shapeOf = (schema: Schema | undefined): string => {
  if (schema?.$ref) return schema.$ref.replace('#/components/schemas/', '');
  if (schema?.items) return `${shapeOf(schema.items)}[]`;
  return schema?.enum ? schema.enum.join('|') : (schema?.type ?? 'any');
};
const contentOf = (content: Readonly<Record<string, { readonly schema: Schema }>> = {}): string =>
  Object.entries(content)
    .map(
      ([type, { schema }]) => `${type === 'application/json' ? '' : `${type} `}${shapeOf(schema)}`,
    )
    .join(' or ');

/** Method and path → operation id, then what it takes and what it answers. */
export function operationsOf({ paths }: Description): Record<string, string> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId, parameters = [], requestBody, responses }]): [string, string] => {
        const takes = parameters.map(
          ({ in: where, name, required, schema }) =>
            `${where} ${name}${required ? '' : '?'} ${shapeOf(schema)}`,
        );
        const answers = Object.entries(responses).map(
          ([status, { content }]) => `-> ${`${status} ${contentOf(content)}`.trim()}`,
        );
        const body = requestBody ? [`body ${contentOf(requestBody.content)}`] : [];
        return [
          `${method.toUpperCase()} ${path}`,
          [operationId, ...body, ...takes.sort(), ...answers].join('; '),
        ];
      },
    ),
  );
  return Object.fromEntries(operations);
}

/** A line per property of a schema. */
export const propertiesOf = ({ components }: Description): string[] =>
  Object.entries(components.schemas).flatMap(([name, { properties = {}, required = [] }]) =>
    Object.entries(properties).map(
      ([property, schema]) =>
        `${name}.${property}${required.includes(property) ? '' : '?'} ${shapeOf(schema)}`,
    ),
  );
