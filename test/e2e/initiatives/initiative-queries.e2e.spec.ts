import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inParts, refusedBy, type PageOf } from '../../support/command-outcome.js';
import { INITIATIVES_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** More initiatives, which are not open. */
const DRAFTS = `    dropped: { nonprofit: helpers, kind: slots, draft: true }
    opened: { nonprofit: helpers, kind: mentoring, company: acme }
`;

let scene: HttpApp;
beforeAll(async () => {
  scene = await openHttpApp(INITIATIVES_HEADER + DRAFTS);
  await scene.do(
    'cora',
    `/initiatives/${scene.stage.id('initiative', 'dropped')}/cancel-initiative`,
  );
});
afterAll(() => scene.close());

const company = (name: string) => scene.stage.id('company', name);
const nonprofit = (name: string) => scene.stage.id('nonprofit', name);

describe('reading initiatives', () => {
  const everyone = ['eva', 'bob', 'gus', 'ada', 'lea', 'pam', 'bea', 'aud', 'cora', 'otto', 'pia'];
  type Page = PageOf<{ readonly id: string; readonly title: string }>;

  test('lists, finds and lets be named the same ones', async () => {
    for (const person of everyone) {
      const { body } = await scene.get<Page>(person, '/initiatives?limit=200');
      for (const name of ['own', 'shared', 'dropped', 'opened', 'betas', 'cleanup']) {
        const id = scene.stage.id('initiative', name);
        const seen = { person, name, listed: body.items.some((item) => item.id === id) };
        const found = {
          person,
          name,
          listed: (await scene.get(person, `/initiatives/${id}`)).status === 200,
        };
        const named = {
          person,
          name,
          listed:
            (
              await scene.send(
                person,
                'POST',
                `/initiatives/${id}/close-initiative?dryRun=true`,
                {},
              )
            ).status !== 404,
        };
        expect([found, named]).toEqual([seen, seen]);
      }
    }
  });

  test('goes on where a part ended, and filters', async () => {
    const all = (await scene.get<Page>('cora', '/initiatives?limit=200')).body.items.map(
      (item) => item.id,
    );
    const parts = await inParts<{ id: string }>(scene, 'cora', '/initiatives');
    expect(parts.map((item) => item.id)).toEqual(all);
    const filtered = await scene.get<Page>(
      'cora',
      `/initiatives?company=${company('beta')}&kind=open&status=open&nonprofit=${nonprofit('helpers')}`,
    );
    expect(filtered.body.items).toMatchObject([
      { title: 'betas', slots: [], company: { name: 'beta' }, nonprofit: { name: 'helpers' } },
    ]);
    expect((await scene.get('cora', '/initiatives?after=nonsense')).problem).toMatchObject(
      refusedBy(400, 'cursor'),
    );
    expect((await scene.get('cora', '/initiatives?limit=0')).problem).toMatchObject(
      refusedBy(400, 'min'),
    );
    expect((await scene.get('cora', '/initiatives?limit=x')).problem).toMatchObject({
      status: 400,
      field: 'limit',
    });
    expect((await scene.get('cora', '/initiatives/none')).problem).toMatchObject(
      refusedBy(400, 'uuid'),
    );
  });
});
