import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../test/support/another-process.js';
import { EVENT_CATALOGUE } from '../../apps/runtime/event-catalogue.js';
import { asyncApiDocument } from './asyncapi.doc.js';
import { openApiDocument } from './openapi.doc.js';

interface Document {
  readonly channels: Readonly<Record<string, { readonly messages: object }>>;
  readonly operations: Readonly<Record<string, { readonly messages: readonly object[] }>>;
  readonly [name: string]: unknown;
}

let document: Document;
beforeAll(async () => {
  document = JSON.parse(asyncApiDocument(await openApiDocument())) as Document;
});

/** The schema that the makers of AsyncAPI publish. */
function validator() {
  const path = createRequire(import.meta.url).resolve(
    '@asyncapi/specs/schemas/3.0.0-without-$id.json',
  );
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

test('the document is valid by the official schema of AsyncAPI 3.0', () => {
  const isValid = validator();
  isValid(document);
  expect(isValid.errors ?? []).toEqual([]);
});

test('the official schema refuses a document that is none', () => {
  const isValid = validator();
  expect(isValid({ ...document, operations: { follow: { action: 'shout' } } })).toBe(false);
});

test('every event type is a message of both channels and operations', () => {
  const types = Object.keys(EVENT_CATALOGUE).sort();
  const { channels, operations } = document;
  expect(Object.keys(channels['webhook']?.messages ?? {})).toEqual(types);
  expect(Object.keys(channels['eventStream']?.messages ?? {})).toEqual([...types, 'progress']);
  expect(operations['deliverEvent']?.messages).toHaveLength(types.length);
  expect(operations['followEvents']?.messages).toHaveLength(types.length + 1);
});

describe('every reference', () => {
  const referencesIn = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) =>
          name === '$ref' ? [String(one)] : referencesIn(one),
        )
      : [];
  const leads = (target: unknown, path: string): boolean => {
    const parts = path.split('/').slice(1);
    return (
      parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], target) !==
      undefined
    );
  };

  test('leads to something that is there', () => {
    const schemas = JSON.parse(
      readFileSync(join(ROOT, 'docs/events.schema.json'), 'utf8'),
    ) as object;
    const dead = referencesIn(document).filter((reference) => {
      const [file = '', path = ''] = reference.split('#');
      return !leads(file === '' ? document : schemas, path);
    });
    expect(dead).toEqual([]);
  });
});
