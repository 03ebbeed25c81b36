import type {
  OpenApiDocument,
  Operation,
  Response,
  Schema,
} from '../../apps/api/openapi/openapi.types.js';

/** What breaks for a client from one document of the API to the next, a line each. */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (!now) return [`${name}: the operation is gone`];
      return new Comparison(before, after).operation(name, operation, now);
    }),
  );
}

const REF = '#/components/schemas/';

/** Compares what clients send and get. What they send may be taken less strictly, what they get may say more. */
class Comparison {
  readonly #seen = new Set<string>();

  constructor(
    private readonly before: OpenApiDocument,
    private readonly after: OpenApiDocument,
  ) {}

  operation(name: string, was: Operation, is: Operation): string[] {
    return [
      ...(was.operationId === is.operationId
        ? []
        : [`${name}: the operation id ${was.operationId} is gone`]),
      ...this.#parameters(name, was, is),
      ...this.#body(name, was, is),
      ...Object.entries(was.responses).flatMap(([status, response]) => {
        const now = is.responses[status];
        return now
          ? this.#response(`${name} ${status}`, response, now)
          : [`${name}: the answer ${status} is gone`];
      }),
    ];
  }

  #parameters(name: string, was: Operation, is: Operation): string[] {
    const old = was.parameters ?? [];
    return [
      ...old
        .filter((one) => !is.parameters?.some((now) => now.in === one.in && now.name === one.name))
        .map((one) => `${name}: the parameter ${one.name} is gone`),
      ...(is.parameters ?? []).flatMap((now) => {
        const one = old.find((other) => other.in === now.in && other.name === now.name);
        const place = `${name} ${now.name}`;
        return [
          ...(now.required && !one?.required ? [`${place}: the parameter is required now`] : []),
          ...(one?.schema && now.schema ? this.#sent(place, one.schema, now.schema) : []),
        ];
      }),
    ];
  }

  #body(name: string, was: Operation, is: Operation): string[] {
    const old = was.requestBody?.content ?? {};
    const now = is.requestBody?.content ?? {};
    if (!was.requestBody && is.requestBody) return [`${name}: a body is required now`];
    return Object.entries(old).flatMap(([type, { schema }]) => {
      const media = now[type];
      if (!media) return [`${name}: the body ${type} is no longer taken`];
      return schema && media.schema ? this.#sent(`${name} body`, schema, media.schema) : [];
    });
  }

  #response(place: string, was: Response, is: Response): string[] {
    if (was.$ref !== undefined) return [];
    return Object.entries(was.content ?? {}).flatMap(([type, { schema }]) => {
      const media = is.content?.[type];
      if (!media) return [`${place}: ${type} is no longer answered`];
      return schema && media.schema ? this.#got(place, schema, media.schema) : [];
    });
  }

  /** What a client sends: no new required field, no field or value less. */
  #sent(place: string, was: Schema, is: Schema): string[] {
    const pair = this.#pair('sent', was, is);
    if (!pair) return [];
    const [old, now] = pair;
    const values = (old.enum ?? []).filter((value) => now.enum && !now.enum.includes(value));
    return [
      ...this.#type(place, old, now),
      ...(old.enum === undefined && now.enum ? [`${place}: only some values are taken now`] : []),
      ...values.map((value) => `${place}: the value ${String(value)} is no longer taken`),
      ...(now.required ?? [])
        .filter((field) => !old.required?.includes(field))
        .map((field) => `${place}.${field}: the field is required now`),
      ...this.#fields(place, old, now, 'is no longer taken', (at, one, other) =>
        this.#sent(at, one, other),
      ),
    ];
  }

  /** What a client gets: no field less, none that may be absent now. A new value of an enum is an addition. */
  #got(place: string, was: Schema, is: Schema): string[] {
    const pair = this.#pair('got', was, is);
    if (!pair) return [];
    const [old, now] = pair;
    return [
      ...this.#type(place, old, now),
      ...(!old.nullable && now.nullable ? [`${place}: the value may be null now`] : []),
      ...(old.required ?? [])
        .filter((field) => now.properties?.[field] && !now.required?.includes(field))
        .map((field) => `${place}.${field}: the field may be absent now`),
      ...this.#fields(place, old, now, 'is gone', (at, one, other) => this.#got(at, one, other)),
    ];
  }

  #type(place: string, was: Schema, is: Schema): string[] {
    const [old, now] = [was, is].map(({ type, format }) =>
      [type, format].filter(Boolean).join(' '),
    );
    // A format that was not named before is a description, not a change.
    return was.type === is.type && (was.format === undefined || was.format === is.format)
      ? []
      : [`${place}: the type was ${old || 'any'} and is ${now || 'any'}`];
  }

  #fields(
    place: string,
    was: Schema,
    is: Schema,
    gone: string,
    compare: (place: string, was: Schema, is: Schema) => string[],
  ): string[] {
    const own = Object.entries(was.properties ?? {}).flatMap(([field, schema]) => {
      const now = is.properties?.[field];
      return now
        ? compare(`${place}.${field}`, schema, now)
        : [`${place}.${field}: the field ${gone}`];
    });
    return was.items && is.items ? [...own, ...compare(`${place}[]`, was.items, is.items)] : own;
  }

  /** Both schemas without references; undefined if the pair was compared before. */
  #pair(direction: string, was: Schema, is: Schema): readonly [Schema, Schema] | undefined {
    const pair = [resolved(was, this.before), resolved(is, this.after)] as const;
    const names = [was, is].map((schema) => schema.$ref ?? schema.allOf?.[0]?.$ref);
    if (names.every((name) => name === undefined)) return pair;
    const key = `${direction} ${names.join(' ')}`;
    if (this.#seen.has(key)) return undefined;
    this.#seen.add(key);
    return pair;
  }
}

/** A schema with what its reference and its parts say. */
function resolved(schema: Schema, document: OpenApiDocument): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const target =
    $ref === undefined ? undefined : document.components.schemas[$ref.replace(REF, '')];
  const parts = [...(target ? [target] : []), ...allOf].map((part) => resolved(part, document));
  return parts.reduce<Schema>(
    (all, part) => ({
      ...part,
      ...all,
      properties: { ...part.properties, ...all.properties },
      required: [...(part.required ?? []), ...(all.required ?? [])],
    }),
    own,
  );
}
