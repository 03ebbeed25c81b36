import { isEndless } from '../support/endless-answers.js';

/** A JSON schema, as far as the document uses them. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'header' | 'path' | 'query';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

/** An operation of the OpenAPI document, with every reference resolved. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** What a table of results sums it under. */
  readonly group: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly schema: Schema };
  /** Status → the rules with which the document says that it refuses. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses?: Readonly<Record<string, Answer>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Answer>>;
  };
}

/** Every operation of a document that ends. */
export function operationsOf({ paths, components }: OpenApi): Operation[] {
  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref?.split('/').at(-1);
    if (name !== undefined) return resolve(components.schemas[name] ?? {});
    if (schema.allOf) return schema.allOf.map(resolve).reduce((all, part) => ({ ...all, ...part }));
    return {
      ...schema,
      ...(schema.items && { items: resolve(schema.items) }),
      ...(schema.properties && {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([key, part]) => [key, resolve(part)]),
        ),
      }),
    };
  };
  const rulesOf = ({ $ref, content = {} }: Answer): readonly string[] => {
    const answer = components.responses?.[$ref?.split('/').at(-1) ?? ''];
    const { schema } = (answer?.content ?? content)['application/problem+json'] ?? {};
    return schema?.allOf?.flatMap(({ properties }) => properties?.['rule']?.enum ?? []) ?? [];
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, described]) => {
      if (isEndless(described)) return [];
      const { operationId, parameters = [], requestBody, responses = {} } = described;
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
      return {
        name: operationId,
        method: method.toUpperCase(),
        path,
        group: groupOf(method, path),
        parameters: parameters.map((one) => ({ ...one, schema: resolve(one.schema) })),
        refusals: Object.fromEntries(
          Object.entries(responses).map(([status, answer]) => [status, rulesOf(answer)]),
        ),
        ...(type !== undefined && content && { body: { type, schema: resolve(content.schema) } }),
      };
    }),
  );
}

const groupOf = (method: string, path: string): string =>
  `${path.split('/')[1] ?? ''} ${method === 'get' ? 'reads' : 'commands'}`;
