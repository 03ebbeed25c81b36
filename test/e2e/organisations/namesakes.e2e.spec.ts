import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly registeredAt: string;
  readonly locations?: readonly string[];
}
type Registered = { readonly id: string; readonly namesakes: readonly Named[] };

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    pia: { platform: true }
`);
});
afterAll(() => app.close());

async function register(path: string, body: object, dryRun = false): Promise<Registered> {
  const answer = await app.send<Registered>('pia', 'POST', `${path}?dryRun=${dryRun}`, body);
  expect(answer.status).toBe(200);
  await app.settle();
  return answer.body;
}

describe('a second company of one name', () => {
  const second = { name: '  ACME ', zone: 'Europe/Paris' };

  test.each([true, false])('is told of the first (dry run: %s)', async (dryRun) => {
    await app.at(dryRun ? '2026-01-06T09:00' : '2026-01-07T09:00');
    const { namesakes } = await register('/companies/register-company', second, dryRun);
    expect(namesakes).toEqual([
      {
        id: app.scenario.id('company', 'acme'),
        name: 'acme',
        registeredAt: '2026-01-05T08:00:00.000Z',
      },
    ]);
  });

  test('differs in the list by the day of its registration', async () => {
    const { body } = await app.get<PageOf<Named>>('pia', '/companies?search=acme');
    expect(body.items.map(({ name, registeredAt }) => [name, registeredAt])).toEqual([
      ['acme', '2026-01-05T08:00:00.000Z'],
      ['ACME', '2026-01-07T08:00:00.000Z'],
    ]);
  });
});

test('a second nonprofit of one name is told of the first, with its locations', async () => {
  const first = await register('/nonprofits/register-nonprofit', {
    name: 'Élan',
    locations: ['Lyon'],
  });
  const { namesakes } = await register(
    '/nonprofits/register-nonprofit',
    { name: 'E\u0301LAN' },
    true,
  );
  expect(first.namesakes).toEqual([]);
  expect(namesakes).toMatchObject([{ id: first.id, name: 'Élan', locations: ['Lyon'] }]);
});
