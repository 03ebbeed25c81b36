import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { upcast, type JsonObject, type StoredEvent } from '#kit/eventsourcing';
import { EVENT_CATALOGUE } from '../../apps/runtime/event-catalogue.js';
import { ROOT } from '../../test/support/another-process.js';
import { eventSchemasDocument } from './event-schemas.doc.js';
import { Sources } from './sources.js';

const FOLDER = join(ROOT, 'test/frozen/event-corpus');
const samples = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as StoredEvent,
);

let text: string;
let ajv: Ajv2020;
beforeAll(() => {
  text = eventSchemasDocument(new Sources(ROOT));
  ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema(JSON.parse(text) as object);
});

/** The data as a reader gets them who may see no personal field. */
const withheld = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const isSealed = typeof value === 'object' && value !== null && 'sealed' in value;
      return [name, isSealed ? null : value];
    }),
  );
const isValid = (type: string, data: unknown) =>
  ajv.validate(`events.schema.json#/$defs/${type}`, data);

test('the schemas are those that stand in docs', async () => {
  expect(await readFile(join(ROOT, 'docs/events.schema.json'), 'utf8')).toBe(text);
});

test('every event type has a schema', () => {
  const { $defs } = JSON.parse(text) as { $defs: object };
  expect(Object.keys($defs)).toEqual(Object.keys(EVENT_CATALOGUE).sort());
});

test('every kept sample of every version is valid once it is upcast', () => {
  const invalid = samples.flatMap((event) => {
    const { type, data } = upcast(EVENT_CATALOGUE, event);
    return isValid(type, withheld(data)) ? [] : [`${type} ${ajv.errorsText()}`];
  });
  expect(invalid).toEqual([]);
});

describe('a schema refuses', () => {
  const date = samples.find(({ type }) => type === 'DateSelected')?.data ?? {};

  test('data without a field', () => {
    const { start: _start, ...rest } = date;
    expect([isValid('DateSelected', date), isValid('DateSelected', rest)]).toEqual([true, false]);
  });

  test.each([
    ['start', 'tomorrow'],
    ['policy', 'sometimes'],
    ['date', 7],
    ['slot', undefined],
  ])('another %s', (field, value) => {
    expect(isValid('DateSelected', { ...date, [field]: value })).toBe(false);
  });
});
