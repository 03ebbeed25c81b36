import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inParts, refusedBy, type PageOf } from '../../support/command-outcome.js';
import { INITIATIVES_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** More initiatives, which are not open. */
const DRAFTS = `    dropped: { nonprofit: helpers, kind: slots, draft: true }
    opened: { nonprofit: helpers, kind: mentoring, company: acme }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(INITIATIVES_HEADER + DRAFTS);
  await app.do(
    'cora',
    `/initiatives/${app.scenario.id('initiative', 'dropped')}/cancel-initiative`,
  );
});
afterAll(() => app.close());

const company = (name: string) => app.scenario.id('company', name);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);

describe('reading initiatives', () => {
  const everyone = ['eva', 'bob', 'gus', 'ada', 'lea', 'pam', 'bea', 'aud', 'cora', 'otto', 'pia'];
  type Page = PageOf<{ readonly id: string; readonly title: string }>;

  test('lists, finds and lets be named the same ones', async () => {
    for (const person of everyone) {
      const { body } = await app.get<Page>(person, '/initiatives?limit=200');
      for (const name of ['own', 'shared', 'dropped', 'opened', 'betas', 'cleanup']) {
        const id = app.scenario.id('initiative', name);
        const seen = { person, name, listed: body.items.some((item) => item.id === id) };
        const found = {
          person,
          name,
          listed: (await app.get(person, `/initiatives/${id}`)).status === 200,
        };
        const named = {
          person,
          name,
          listed:
            (await app.send(person, 'POST', `/initiatives/${id}/close-initiative?dryRun=true`, {}))
              .status !== 404,
        };
        expect([found, named]).toEqual([seen, seen]);
      }
    }
  });

  test('goes on where a part ended, and filters', async () => {
    const all = (await app.get<Page>('cora', '/initiatives?limit=200')).body.items.map(
      (item) => item.id,
    );
    const parts = await inParts<{ id: string }>(app, 'cora', '/initiatives');
    expect(parts.map((item) => item.id)).toEqual(all);
    const filtered = await app.get<Page>(
      'cora',
      `/initiatives?company=${company('beta')}&kind=open&status=open&nonprofit=${nonprofit('helpers')}`,
    );
    expect(filtered.body.items).toMatchObject([
      { title: 'betas', slots: [], company: { name: 'beta' }, nonprofit: { name: 'helpers' } },
    ]);
    expect((await app.get('cora', '/initiatives?after=nonsense')).problem).toMatchObject(
      refusedBy(400, 'cursor'),
    );
    expect((await app.get('cora', '/initiatives?limit=0')).problem).toMatchObject(
      refusedBy(400, 'min'),
    );
    expect((await app.get('cora', '/initiatives?limit=x')).problem).toMatchObject({
      status: 400,
      field: 'limit',
    });
    expect((await app.get('cora', '/initiatives/none')).problem).toMatchObject(
      refusedBy(400, 'uuid'),
    );
  });
});
