import { expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import type { OpenApiDocument } from '../../apps/api/openapi/openapi.types.js';
import { breakingChanges } from '../../tools/docs/breaking-changes.js';
import { openApiDocument } from '../../tools/docs/openapi.doc.js';

/**
 * released-openapi.json is the OpenAPI document of the last release, without its prose. `UPDATE_RELEASED=1 npm test -- test/frozen/breaking`
 * keeps the present one, and belongs to a release. UPDATE_FROZEN leaves it as it is, so that a change that breaks clients fails until then.
 */
const PATH = fileURLToPath(new URL('released-openapi.json', import.meta.url));
const PROSE = new Set(['description', 'example', 'summary', 'info', 'tags']);

/** Properties of a schema may have the names of prose. */
const withoutProse = (node: unknown, inProperties = false): unknown => {
  if (Array.isArray(node)) return node.map((one) => withoutProse(one));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => inProperties || !PROSE.has(key))
      .map(([key, value]) => [key, withoutProse(value, key === 'properties' || key === 'schemas')]),
  );
};

test('no change since the last release breaks a client', async () => {
  const document = JSON.parse(await openApiDocument()) as OpenApiDocument;
  if (process.env['UPDATE_RELEASED'])
    await writeFile(PATH, `${JSON.stringify(withoutProse(document))}\n`);
  const released = JSON.parse(await readFile(PATH, 'utf8')) as OpenApiDocument;
  expect(Object.keys(released.paths).length).toBeGreaterThan(90);
  expect(breakingChanges(released, document)).toEqual([]);
  expect(breakingChanges(document, { ...document, paths: {} }).length).toBeGreaterThan(90);
});
