import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { createRequire } from 'node:module';
import type { default as addFormats } from 'ajv-formats';
import 'reflect-metadata';
import {
  operationsIn,
  type Media,
  type OpenApiDocument,
  type Response,
  type Schema,
} from '../../apps/api/openapi/openapi.types.js';
import { openApiDocument } from './openapi.doc.js';

const withFormats = createRequire(import.meta.url)('ajv-formats') as typeof addFormats.default;

let document: OpenApiDocument;
let operations: ReturnType<typeof operationsIn>;
beforeAll(async () => {
  document = JSON.parse(await openApiDocument()) as OpenApiDocument;
  operations = operationsIn(document);
});

const resolved = (response: Response): Response =>
  response.$ref === undefined
    ? response
    : (document.components.responses?.[response.$ref.replace('#/components/responses/', '')] ?? {});

/** Every body and answer, by a name that a failure shows. */
const contents = (): [string, Media][] =>
  operations.flatMap(({ operation }) => [
    ...Object.entries(operation.requestBody?.content ?? {}).map(
      ([type, media]): [string, Media] => [`${operation.operationId} body ${type}`, media],
    ),
    ...Object.entries(operation.responses).flatMap(([status, response]) =>
      Object.entries(resolved(response).content ?? {}).map(([type, media]): [string, Media] => [
        `${operation.operationId} ${status} ${type}`,
        media,
      ]),
    ),
  ]);

/** Every schema of the document with its place. */
function* schemasIn(node: unknown, place: string): Generator<[string, Schema]> {
  if (typeof node !== 'object' || node === null) return;
  if (/\/(schema|items|additionalProperties|schemas\/[^/]+|properties\/[^/]+)$/.test(place))
    yield [place, node];
  for (const [key, value] of Object.entries(node))
    if (key !== 'example') yield* schemasIn(value, `${place}/${key.replaceAll('/', '~1')}`);
}

/** Whether a client learns nothing of the values. A described map of free JSON says why it is one. */
const isUntyped = (schema: Schema): boolean => {
  const { $ref, type, allOf, oneOf, properties, additionalProperties, items, description } = schema;
  if ($ref !== undefined || allOf || oneOf) return false;
  if (type === 'array') return items === undefined;
  if (type !== 'object') return type === undefined;
  if (Object.keys(properties ?? {}).length > 0 || additionalProperties === false) return false;
  return typeof additionalProperties !== 'object' && !(additionalProperties && description);
};

describe('the OpenAPI document', () => {
  test('types every value', () => {
    const schemas = [...schemasIn(document, '')];
    expect(schemas.length).toBeGreaterThan(1_000);
    expect(schemas.filter(([, schema]) => isUntyped(schema)).map(([place]) => place)).toEqual([]);
  });

  test('sees an untyped value', () => {
    const planted: Schema[] = [{}, { type: 'object' }, { type: 'array' }, { description: 'Text.' }];
    expect(planted.map(isUntyped)).toEqual([true, true, true, true]);
  });

  test('has a text for each tag, and a server', () => {
    const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? ['none']));
    expect((document.tags ?? []).map(({ name }) => name).sort()).toEqual([...used].sort());
    expect(document.servers).toEqual([expect.objectContaining({ url: '/' })]);
  });

  test('has an operation id once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names each header once, and requires none', () => {
    for (const { operation } of operations) {
      const headers = (operation.parameters ?? []).filter((one) => one.in === 'header');
      const names = headers.map(({ name }) => name.toLowerCase());
      expect({ operation: operation.operationId, names }).toEqual({
        operation: operation.operationId,
        names: [...new Set(names)],
      });
      expect(headers.filter(({ required }) => required)).toEqual([]);
    }
  });

  test('says of each operation with a sign-in how it refuses', () => {
    const signedIn = operations.filter(({ operation }) => operation.security);
    expect(signedIn.length).toBeGreaterThan(90);
    for (const { operation } of signedIn)
      for (const status of ['400', '401', '429', '503'])
        expect([operation.operationId, status, operation.responses[status]]).toEqual([
          operation.operationId,
          status,
          { $ref: expect.stringContaining(`Problem-${status}`) as unknown },
        ]);
  });

  test('enumerates the rules that a command can meet, and no others', () => {
    const rulesOf = (id: string, status: string): unknown[] => {
      const found = operations.find(({ operation }) => operation.operationId === id);
      const media = resolved(found?.operation.responses[status] ?? {}).content;
      const [, own] = media?.['application/problem+json']?.schema?.allOf ?? [];
      return own?.properties?.['rule']?.enum ?? [];
    };
    expect(rulesOf('ConfirmDates', '409')).toContain('slot_full');
    expect(rulesOf('ConfirmDates', '409')).not.toContain('level_exists');
    expect(rulesOf('AddNetworkLevel', '409')).toContain('level_exists');
    expect(rulesOf('GrantRole', '403')).toContain('above_own_level');
    expect(rulesOf('ConfirmDates', '412')).toEqual(['stale_revision']);
  });

  test('gives each instant and id its format', () => {
    const formatOf = (schema: string, property: string) =>
      document.components.schemas[schema]?.properties?.[property]?.format;
    expect(formatOf('AnswerEvent', 'occurredAt')).toBe('date-time');
    expect(formatOf('SlotView', 'start')).toBe('date-time');
    expect(formatOf('RegisterPersonBody', 'mail')).toBe('email');
    for (const { path, operation } of operations)
      for (const { in: where, name, schema } of operation.parameters ?? [])
        if (where === 'path' && !path.startsWith('/problems'))
          expect([path, name, schema?.format]).toEqual([path, name, 'uuid']);
  });
});

describe('each body and answer', () => {
  test('has an example', () => {
    expect(contents().length).toBeGreaterThan(800);
    const without = contents().filter(([, { example }]) => example === undefined);
    expect(without.map(([name]) => name)).toEqual([]);
  });

  test('has an example that its schema allows', () => {
    const failures = contents().flatMap(([name, { schema, example }]) => {
      const check = checkOf(schema as Schema);
      return check(example) ? [] : [`${name}: ${JSON.stringify(check.errors?.slice(0, 2))}`];
    });
    expect(failures).toEqual([]);
  });

  test('has a schema that refuses what is not so', () => {
    const problem = checkOf({ $ref: '#/components/schemas/Problem' });
    expect(problem({ type: '/problems/x', title: 'X', status: 'no', detail: 'X', rule: 'x' })).toBe(
      false,
    );
  });
});

/** `nullable` of OpenAPI 3.0 in words of JSON Schema, beside types, enums and references alike. */
const asJsonSchema = (document: object): object =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
    const { nullable, ...schema } = value;
    return nullable === true ? { anyOf: [schema, { type: 'null' }] } : value;
  }) as object;

const checks = new Map<string, ValidateFunction>();
let ajv: Ajv | undefined;
/** The check of a schema of the document, as JSON Schema. */
function checkOf(schema: Schema): ValidateFunction {
  if (!ajv) {
    ajv = new Ajv({ strict: false, allErrors: true });
    withFormats(ajv);
    ajv.addSchema(asJsonSchema(document), 'api');
  }
  const key = JSON.stringify(schema);
  const found = checks.get(key);
  if (found) return found;
  const check = ajv.compile(asJsonSchema(JSON.parse(key.replaceAll('"#/', '"api#/')) as object));
  checks.set(key, check);
  return check;
}
