import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { offerHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = offerHeader({
  employees: ['eva', 'tom'],
  others: ['aud: { auditor: acme }', 'pia: { platform: true }'],
});

interface Copy {
  readonly person: { readonly name: string; readonly mail: string };
  readonly events: readonly {
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  readonly registrations: readonly {
    readonly registration: string;
    readonly events: readonly { readonly text: string | null }[];
  }[];
  readonly acts: readonly { readonly type: string; readonly text: string | null }[];
  readonly mails: readonly { readonly kind: string }[];
  readonly reads: readonly {
    readonly side: string;
    readonly what: string;
    readonly capacity: string;
  }[];
}

let app: HttpApp;
const ids = { eva: '', tom: '' };
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  for (const name of ['eva', 'tom'] as const) {
    const { body } = await app.do(name, '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    ids[name] = body.id;
    await app.do(name, `/registrations/${body.id}/post-message`, { text: `I am ${name} <b>&` });
    await app.do('cora', `/registrations/${body.id}/post-message`, { text: `Welcome, ${name}` });
  }
  await app.get('aud', `/registrations/${ids.eva}/history`);
});
afterAll(() => app.close());

const copy = async (name: string) => (await app.get<Copy>(name, '/me/data')).body;

test('an employee’s copy holds profile, registrations, texts, mails and reads', async () => {
  const { person, events, registrations, acts, mails, reads } = await copy('eva');
  expect(person).toMatchObject({ name: 'eva', mail: app.scenario.mails.get('eva') });
  expect(events.map(({ type }) => type)).toEqual(['PersonRegistered', 'RoleGranted']);
  expect(events[0]?.data).toMatchObject({ name: 'eva', mail: app.scenario.mails.get('eva') });
  expect(registrations.map(({ registration }) => registration)).toEqual([ids.eva]);
  expect(registrations[0]?.events.map(({ text }) => text)).toEqual([
    null,
    'I am eva <b>&',
    'Welcome, eva',
  ]);
  expect([acts, mails.map(({ kind }) => kind)]).toEqual([[], ['MessagePosted']]);
  expect(reads).toMatchObject([{ side: 'about', what: 'history', capacity: 'auditor' }]);
});

test('a coordinator’s copy holds only their own acts and texts', async () => {
  const { registrations, acts, mails } = await copy('cora');
  expect(registrations).toEqual([]);
  expect(acts.map(({ type, text }) => [type, text]).sort()).toEqual([
    ['MessagePosted', 'Welcome, eva'],
    ['MessagePosted', 'Welcome, tom'],
  ]);
  expect(mails.map(({ kind }) => kind).sort()).toEqual([
    'ApplicationSubmitted',
    'ApplicationSubmitted',
    'MessagePosted',
    'MessagePosted',
    'PartnershipProposed',
  ]);
});

test('is a page without scripts or requests; typed text is escaped', async () => {
  const page = await app.get<string>('tom', '/me/data?as=report');
  expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.body).toContain('<h1>What Volunteer Ledger holds about tom</h1>');
  expect(page.body).toContain('I am tom &lt;b&gt;&amp;');
  expect(page.body).not.toMatch(/<script|https?:|<img|eva/);
});

test('it is one’s own alone, and that it was taken is recorded', async () => {
  expect((await app.sendRaw('GET', '/me/data')).status).toBe(401);
  expect((await app.get('eva', `/me/data?person=${app.scenario.id('person', 'tom')}`)).status).toBe(
    400,
  );
  await copy('tom');
  const { body } = await app.get<{
    items: { what: string; capacity: string; subject: string }[];
  }>('pia', '/reads');
  expect(body.items).toContainEqual(
    expect.objectContaining({
      what: 'my-data',
      capacity: 'self',
      subject: app.scenario.id('person', 'tom'),
    }),
  );
});
