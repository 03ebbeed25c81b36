import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/lyon, acme/paris] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    gardens: { coordinators: [gina] }
  people:
    eva: { employee: acme/paris }
    tom: { employee: acme/lyon }
    lou: { employee: acme/lyon }
    bob: { employee: beta }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    cora: { coordinator: helpers }
    gina: { coordinator: gardens }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: gardens, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    planting: { nonprofit: gardens, kind: open }
`;

interface Counts {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly groups?: readonly (Counts & { readonly id: string; readonly name: string })[];
}

let app: HttpApp;
const counts = (who: string, query = '') => app.get<Counts>(who, `/registrations/counts${query}`);
const groups = async (who: string, query: string) =>
  (await counts(who, query)).body.groups?.map(({ name, total, byStatus }) => [
    name,
    total,
    byStatus['application'],
  ]);

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const apply = (who: string, name: string) =>
    app.do(who, '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', name),
    });
  for (const who of ['eva', 'tom', 'lou', 'bob']) await apply(who, 'advice');
  const { body } = await apply('tom', 'planting');
  await app.do('gina', `/registrations/${body.id}/decline-application`);
});
afterAll(() => app.close());

describe('the counts of registrations', () => {
  test('by level have each level with its own statuses, by path', async () => {
    expect(await groups('pia', '?by=level')).toEqual([
      ['acme/lyon', 3, 2],
      ['acme/paris', 1, 1],
      ['beta', 1, 1],
    ]);
  });

  test('by nonprofit have each nonprofit, by name', async () => {
    expect(await groups('pia', '?by=nonprofit')).toEqual([
      ['gardens', 1, 0],
      ['helpers', 4, 4],
    ]);
  });

  test.each([
    [
      'ada',
      [
        ['acme/lyon', 3, 2],
        ['acme/paris', 1, 1],
      ],
    ],
    ['lea', [['acme/lyon', 3, 2]]],
    ['gina', [['acme/lyon', 1, 0]]],
    ['tom', [['acme/lyon', 2, 1]]],
  ])('have for %s the groups in scope', async (who, expected) => {
    expect(await groups(who, '?by=level')).toEqual(expected);
  });

  test('have groups of what matches the filter', async () => {
    expect(await groups('ada', '?by=nonprofit&status=cancelled_rejected')).toEqual([
      ['gardens', 1, 0],
    ]);
  });

  test.each(['level', 'nonprofit'])('by %s have the total of all', async (by) => {
    const { groups: _, ...whole } = (await counts('pia', `?by=${by}`)).body;
    expect(whole).toEqual((await counts('pia')).body);
    expect(whole.total).toBe(5);
  });

  test('have no groups unless asked, and by nothing else', async () => {
    expect((await counts('pia')).body).not.toHaveProperty('groups');
    expect((await counts('pia', '?by=status')).problem).toMatchObject({
      status: 400,
      field: 'by',
      rule: 'isIn',
    });
  });
});
