/** One field of a command's body, as a form shows it. */
export interface CommandField {
  readonly name: string;
  readonly type:
    | 'text'
    | 'long'
    | 'integer'
    | 'instant'
    | 'day'
    | 'id'
    | 'mail'
    | 'boolean'
    | 'choice'
    | 'objects';
  readonly required: boolean;
  /** The body takes several values. */
  readonly many: boolean;
  /** null has a meaning of its own. */
  readonly nullable: boolean;
  readonly choices?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The fields of one value of type `objects`. */
  readonly fields?: readonly CommandField[];
}

export interface CommandDescription {
  readonly path: string;
  /** Name of the path parameter, such as `registration`; left out where the command creates its subject. */
  readonly subject?: string;
  readonly fields: readonly CommandField[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly nullable?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const LONG_TEXT = 300;

const JSON_TYPE = 'application/json';
const JOB = '#/components/schemas/JobAnswer';

/**
 * A command is an operation that can be simulated, expects a revision, takes a JSON body, and is done when it answers. Jobs and webhooks
 * have screens of their own.
 */
const isCommand = ({ parameters = [], requestBody, responses }: Operation): boolean =>
  requestBody?.content?.[JSON_TYPE] !== undefined &&
  ['dryRun', 'If-Match'].every((switched) => parameters.some(({ name }) => name === switched)) &&
  responses['200']?.content?.[JSON_TYPE]?.schema.$ref !== JOB;

/** Reads the commands out of the OpenAPI document, by operation id. */
export function describeCommands(
  document: OpenApiDocument,
): Readonly<Record<string, CommandDescription>> {
  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined
      ? schema
      : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

  const fieldsOf = (schema: Schema): CommandField[] =>
    Object.entries(resolve(schema).properties ?? {}).map(([name, property]) =>
      fieldOf(name, property, resolve(schema).required?.includes(name) ?? false),
    );

  function fieldOf(name: string, property: Schema, required: boolean): CommandField {
    const outer = resolve(property);
    const many = outer.type === 'array';
    const inner = many ? resolve(outer.items ?? {}) : outer;
    const { minLength, maxLength, minimum, maximum } = inner;
    return {
      name,
      type: typeOf(inner),
      required,
      many,
      nullable: outer.nullable ?? false,
      ...(inner.enum && { choices: inner.enum }),
      ...(minLength !== undefined && { minLength }),
      ...(maxLength !== undefined && { maxLength }),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(inner.properties && { fields: fieldsOf(inner) }),
    };
  }

  const commands: Record<string, CommandDescription> = {};
  for (const [path, operations] of Object.entries(document.paths)) {
    const operation = operations['post'];
    const body = operation?.requestBody?.content?.[JSON_TYPE]?.schema;
    if (!operation || !body || !isCommand(operation)) continue;
    const subject = /\{(\w+)\}/.exec(path)?.[1];
    commands[operation.operationId] = {
      path,
      ...(subject !== undefined && { subject }),
      fields: fieldsOf(body),
    };
  }
  return commands;
}

function typeOf({
  type,
  format,
  enum: choices,
  properties,
  maxLength = 0,
}: Schema): CommandField['type'] {
  if (properties) return 'objects';
  if (choices) return 'choice';
  if (type === 'boolean') return 'boolean';
  if (type === 'integer' || type === 'number') return 'integer';
  if (format === 'date-time') return 'instant';
  if (format === 'date') return 'day';
  if (format === 'uuid') return 'id';
  if (format === 'email') return 'mail';
  return maxLength > LONG_TEXT ? 'long' : 'text';
}
