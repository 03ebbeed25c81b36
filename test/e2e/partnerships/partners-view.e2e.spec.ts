import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inParts, type PageOf } from '../../support/command-outcome.js';
import { partnersHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = partnersHeader([
  '{ company: acme, nonprofit: helpers, status: cancelled, level: acme/lyon }',
  '{ company: acme, nonprofit: others, status: awaiting_confirmation }',
  '{ company: acme, nonprofit: third, status: awaiting_confirmation }',
  '{ company: acme, nonprofit: fourth, status: awaiting_confirmation, level: acme/paris }',
  '{ company: acme, nonprofit: fifth, status: awaiting_confirmation, level: acme/paris/nord }',
  '{ company: beta, nonprofit: helpers, status: validated, mandate: true }',
]);

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const partnership = (names: string) => app.scenario.id('partnership', names);

describe('the Partners view', () => {
  type Page = PageOf<{ readonly id: string; readonly nonprofit: { readonly name: string } }>;
  const names = async (person: string, query = '') =>
    (await app.get<Page>(person, `/partnerships${query}`)).body.items.map(
      (item) => item.nonprofit.name,
    );

  test('lists, finds and lets be named the same ones', async () => {
    for (const person of ['ada', 'lea', 'pam', 'aud', 'bea', 'cora', 'fred', 'pia', 'eva']) {
      const { body, status } = await app.get<Page>(person, '/partnerships');
      for (const pair of ['acme/helpers', 'acme/fourth', 'beta/helpers']) {
        const id = partnership(pair);
        const seen = {
          person,
          pair,
          listed: status === 200 && body.items.some((item) => item.id === id),
        };
        const found = {
          person,
          pair,
          listed: (await app.get(person, `/partnerships/${id}`)).status === 200,
        };
        const named = {
          person,
          pair,
          listed:
            (
              await app.send(
                person,
                'POST',
                `/partnerships/${id}/validate-partnership?dryRun=true`,
                {},
              )
            ).status !== 404,
        };
        expect([found, named]).toEqual([seen, seen]);
      }
    }
    expect((await app.get('eva', '/partnerships')).status).toBe(403);
  });

  test('is searched, filtered and sorted, part by part', async () => {
    expect(await names('ada', '?search=HELP')).toEqual(['helpers']);
    expect(await names('ada', '?search=%25')).toEqual([]);
    expect(await names('ada', '?status=cancelled_declined')).toEqual(['helpers']);
    expect((await names('ada', '?status=awaiting_confirmation')).sort()).toEqual([
      'fifth',
      'fourth',
      'others',
      'third',
    ]);
    expect((await names('ada', '?sort=validated'))[0]).toBe('helpers');
    const parts = await inParts<Page['items'][number]>(app, 'ada', '/partnerships?sort=validated');
    expect(parts.map((item) => item.nonprofit.name)).toEqual(await names('ada', '?sort=validated'));
  });

  test('shows dates, locations, the mandate and the coordinators', async () => {
    const granted = await app.get<object>('bea', `/partnerships/${partnership('beta/helpers')}`);
    expect(granted.body).toMatchObject({
      status: 'validated',
      refusedAt: null,
      mandate: { since: expect.stringMatching(/Z$/) },
      agreementDownload: false,
    });
    const { body } = await app.get<object>('ada', `/partnerships/${partnership('acme/helpers')}`);
    expect(body).toMatchObject({
      nonprofit: { name: 'helpers', locations: ['Paris', 'Lyon'] },
      level: { path: 'acme/lyon' },
      status: 'cancelled',
      shown: 'cancelled_declined',
      label: { en: 'Cancelled/Declined' },
      cancelledBy: 'company',
      validatedAt: expect.stringMatching(/Z$/),
      refusedAt: expect.stringMatching(/Z$/),
      mandate: null,
      agreementDownload: true,
      coordinators: [{ name: 'cora', mail: expect.any(String) }],
    });
  });
});
