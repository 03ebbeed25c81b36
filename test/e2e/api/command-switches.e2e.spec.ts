import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Every operation of the OpenAPI document that may change something, by its own switches (docs/domain.md §8). */
interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly takes: readonly string[];
}
interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { operationId: string; parameters?: readonly { readonly name: string }[] }>
      >
    >
  >;
}

let app: HttpApp;
let operations: readonly Operation[];
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people:
    tom: { employee: acme }
    pia: { platform: true }
`);
  const { body } = await app.sendRaw<Document>('GET', '/openapi.json');
  const tom = app.scenario.id('person', 'tom');
  operations = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, { operationId: name, parameters = [] }]) => ({
        ...{ name, method: method.toUpperCase(), path: path.replace(/\{\w+\}/g, tom) },
        takes: parameters.map((parameter) => parameter.name),
      })),
  );
});
afterAll(() => app.close());

const SIXTY_SPACES = ' '.repeat(60);
/** Header or query, and why it is refused. `taken`: the name of the switch, for operations that take it. */
type Case = readonly [where: 'query' | 'header', name: string, value: string, taken?: string];
const CASES: readonly Case[] = [
  ...['True', '1', 'yes', ''].map((value): Case => ['query', 'dryRun', value, 'dryRun']),
  ...['dryrun', 'dry_run', 'dry-run', 'DryRun', 'simulate', 'dryRun[]', '__proto__', 'constructor'].map((name): Case => ['query', name, 'true']),
  ...['Dry-Run', 'X-Dry-Run', 'DryRun', 'Idempotency_Key', 'X-Idempotency-Key', 'IdempotencyKey', 'If_Match', 'ActAs', 'Act_As', 'Wait-For-Positions'].map((name): Case => ['header', name, 'true']),
  ...['If-None-Match', 'If-Unmodified-Since', 'X-HTTP-Method-Override'].map((name): Case => ['header', name, '*']),
  ...['x'.repeat(201), 'two words', ''].map((value): Case => ['header', 'Idempotency-Key', value]),
  ...['newest', '"-1"', 'W/"3"', '"3", "4"', '99999999999', ''].map((value): Case => ['header', 'If-Match', value]),
  ...['emperor', '__proto__', 'admin, platform', 'Admin', ''].map((value): Case => ['header', 'Act-As', value]),
  ...['', '-1', '9', '0', 'zzzzzzzzzzzzzzzz', '9999999999999999', `a${SIXTY_SPACES}b`].map((value): Case => ['header', 'Wait-For-Position', value]),
]; // prettier-ignore

test('the document has every kind of operation', () => {
  const methods = new Set(operations.map(({ method }) => method));
  expect([operations.length > 50, methods]).toEqual([true, new Set(['POST', 'PUT', 'DELETE'])]);
});

test.each(CASES)('the %s %s: %j is refused by name, everywhere', async (where, name, value) => {
  const before = await app.events();
  for (const { method, path, name: operation } of operations) {
    const query = where === 'query' ? `?${name}=${encodeURIComponent(value)}` : '';
    const headers: Record<string, string> = where === 'header' ? { [name]: value } : {};
    const body = method === 'POST' ? {} : undefined;
    const { status, problem } = await app.send('pia', method, `${path}${query}`, body, headers);
    const field = problem.errors?.[0]?.field.toLowerCase();
    expect([operation, status, field]).toEqual([operation, 400, name.toLowerCase()]);
  }
  expect(await app.events()).toBe(before);
});

test('a switch is refused by every operation that does not take it', async () => {
  for (const { method, path, name, takes } of operations) {
    for (const header of ['If-Match', 'Act-As'].filter((one) => !takes.includes(one))) {
      const value = header === 'If-Match' ? '"3"' : 'platform';
      const body = method === 'POST' ? {} : undefined;
      const { problem } = await app.send('pia', method, path, body, { [header]: value });
      expect([name, problem.rule, problem.field]).toEqual([name, 'unsupported_header', header.toLowerCase()]); // prettier-ignore
    }
    for (const parameter of ['dryRun', 'wait'].filter((one) => !takes.includes(one))) {
      const body = method === 'POST' ? {} : undefined;
      const { problem } = await app.send('pia', method, `${path}?${parameter}=true`, body);
      expect([name, problem.rule, problem.field]).toEqual([name, 'unknown_field', parameter]);
    }
  }
});
