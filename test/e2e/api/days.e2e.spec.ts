import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEndless } from '../../support/endless-answers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Two days the wrong way round are invalid wherever a request takes two (docs/domain.md §7). The operations are those of the OpenAPI document. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly example?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Field {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Field[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Asked {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly place: 'query' | 'body';
  /** Names of the two days. */
  readonly from: string;
  readonly to: string;
  readonly fields: readonly Field[];
  /** Whether an answer that begins does not end. */
  readonly endless: boolean;
}

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  people:
    ada: { admin: acme }
    pia: { platform: true }
`;
const SOME_ID = '00000000-0000-4000-8000-000000000000';
/** The name of the last day that belongs to that of the first: `to` to `from`, `dateTo` to `dateFrom`, `until` to `since`. */
const lastDayOf = (name: string): string =>
  name
    .replace(/From$/, 'To')
    .replace(/^from$/, 'to')
    .replace(/^since$/, 'until');

let app: HttpApp;
let asked: readonly Asked[];
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const { paths, components } = (await app.get<Document>('ada', '/openapi.json')).body;
  asked = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      pairsOf(operation, components.schemas).map((pair) => ({
        operation: operation.operationId,
        method: method.toUpperCase(),
        path,
        endless: isEndless(operation),
        ...pair,
      })),
    ),
  );
});
afterAll(() => app.close());

function pairsOf(
  { parameters = [], requestBody }: Operation,
  schemas: Document['components']['schemas'],
): Pick<Asked, 'place' | 'from' | 'to' | 'fields'>[] {
  const named = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
  const { properties = {}, required = [] } = schemas[named ?? ''] ?? {};
  const inBody = Object.entries(properties).map(([name, schema]) => ({
    ...{ name, schema, in: 'body', required: required.includes(name) },
  }));
  const inQuery = parameters.filter((field) => field.in === 'query');
  return (['query', 'body'] as const).flatMap((place) => {
    const fields: readonly Field[] = place === 'query' ? inQuery : inBody;
    return fields.flatMap(({ name: from, schema }) => {
      if (schema.format !== 'date') return []; // instants, or positions of the log
      const to = lastDayOf(from);
      const isPair = to !== from && fields.some(({ name }) => name === to);
      return isPair ? [{ place, from, to, fields }] : [];
    });
  });
}

/** A comparison needs what to compare with. */
const AN_INSTANT = '2026-01-01T00:00:00Z';

const valueOf = ({ schema, example = schema.example }: Field): string =>
  schema.enum?.[0] ?? (schema.format === 'date' ? '2026-02-28' : (example ?? SOME_ID));

/** The request with two days; what else it needs has some value. */
function ask({ method, path, place, fields, from, to }: Asked, days: readonly [string, string]) {
  const values = Object.fromEntries([
    ...fields.filter(({ required }) => required).map((field) => [field.name, valueOf(field)]),
    ...fields.filter(({ name }) => name === 'beforeAsOf').map(({ name }) => [name, AN_INSTANT]),
    [from, days[0]],
    [to, days[1]],
  ]) as Record<string, string>;
  const target = path.replace(/\{\w+\}/g, SOME_ID);
  return place === 'query'
    ? app.send('ada', method, `${target}?${new URLSearchParams(values).toString()}`)
    : app.send('ada', method, target, values);
}

test('operations take two days, the known ones among them', () => {
  expect(asked.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining([
      'ListRegistrations',
      'CountRegistrations',
      'CountRegistrationsOverTime',
      'GetHistory',
      'CreateExport',
    ]),
  );
});

test('two days the wrong way round are invalid in every operation', async () => {
  for (const operation of asked) {
    const { status, problem } = await ask(operation, ['2026-02-28', '2026-02-27']);
    expect({ ...operation, fields: [], status, rule: problem.rule, field: problem.field }).toEqual({
      ...operation,
      fields: [],
      status: 400,
      rule: 'from_after_to',
      field: operation.from,
    });
  }
});

test('a single day is in order in every operation', async () => {
  for (const operation of asked.filter(({ endless }) => !endless)) {
    const { status, problem } = await ask(operation, ['2026-02-28', '2026-02-28']);
    const refusedFor = status === 400 ? problem.rule : undefined;
    expect({ operation: operation.operation, refusedFor }).not.toEqual({
      operation: operation.operation,
      refusedFor: expect.stringMatching(/^(day|from_after_to)$/) as unknown,
    });
  }
});
