import type { HttpApp } from './http-app.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly nullable?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
type Schemas = Readonly<Record<string, Schema>>;
type Known = Readonly<Record<string, string>>;

export interface Field {
  readonly name: string;
  readonly list: boolean;
  /** Strings of no kind that the schema names: people type them. */
  readonly isText: boolean;
  readonly longest: number | undefined;
  /** A value that the schema allows. */
  takes(value: unknown): boolean;
}

/** A command as the API's own document describes it. */
export interface Command {
  readonly name: string;
  readonly path: string;
  readonly fields: readonly Field[];
  /** A body that is well formed. `known`: the ids of things, by the name of the field. */
  sample(known: Known): Record<string, unknown>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

const TIMES: Readonly<Record<string, string>> = {
  start: '2026-03-03T10:00+01:00',
  end: '2026-03-03T11:00+01:00',
};
const TEXTS: Readonly<Record<string, string>> = {
  mail: 'new@example.org',
  zone: 'Europe/Paris',
  website: 'https://example.org',
};

/** Every command that the product serves: the routes that take an Idempotency-Key, and JSON or nothing (a file has specs of its own). */
export async function commandsOf(app: HttpApp): Promise<readonly Command[]> {
  const { body } = await app.sendRaw<Document>('GET', '/openapi.json');
  const { schemas } = body.components;
  return Object.entries(body.paths).flatMap(([path, methods]) => {
    const operation = methods['post'];
    if (!operation?.parameters?.some(({ name }) => name === 'Idempotency-Key')) return [];
    const { content } = operation.requestBody ?? {};
    if (content && !content['application/json']) return [];
    const schema = resolve(content?.['application/json']?.schema ?? {}, schemas);
    const properties = Object.entries(schema.properties ?? {});
    return [
      {
        name: operation.operationId,
        path,
        fields: properties.map(([name, field]) => fieldOf(name, resolve(field, schemas))),
        sample: (known: Known) => sampleOf(schema, '', schemas, known) as Record<string, unknown>,
      },
    ];
  });
}

const resolve = (schema: Schema, schemas: Schemas): Schema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;

const isText = ({ type, format, pattern, enum: choices }: Schema): boolean =>
  type === 'string' && [format, pattern, choices].every((form) => form === undefined);

const fieldOf = (name: string, schema: Schema): Field => ({
  name,
  list: schema.type === 'array',
  isText: isText(schema.type === 'array' ? (schema.items ?? {}) : schema),
  longest: schema.maxLength,
  takes: (value) => (value === null && schema.nullable === true) || (typeof value === 'string' && value.trim() === '' && schema.minLength === 0) || (schema.type === 'boolean' && typeof value === 'boolean') || (schema.enum?.includes(value) ?? false),
}); // prettier-ignore

function sampleOf(schema: Schema, name: string, schemas: Schemas, known: Known): unknown {
  const {
    type,
    format,
    enum: choices,
    items,
    properties,
    required = [],
  } = resolve(schema, schemas);
  if (properties && name === 'dates') return { slot: known['slot'] };
  if (properties || type === 'object')
    return Object.fromEntries(
      Object.entries(properties ?? {})
        .filter(([key]) => required.includes(key))
        .map(([key, field]) => [key, sampleOf(field, key, schemas, known)]),
    );
  if (choices) return choices[0];
  if (type === 'array') return [sampleOf(items ?? {}, name, schemas, known)];
  if (type === 'number') return 3;
  if (type === 'boolean') return true;
  if (format === 'uuid') return known[name] ?? known['person'];
  return TIMES[name] ?? TEXTS[name] ?? 'text';
}
