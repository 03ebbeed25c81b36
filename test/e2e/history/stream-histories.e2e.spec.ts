import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '#platform/http';
import type { StreamHistory, ReadItem } from '#features/history';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEADER = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    tom: { employee: acme/lyon }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    ana: { analyst: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    baud: { auditor: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 2 } } }
`;

let app: HttpApp;
const id = (kind: keyof HttpApp['scenario']['ids'], name: string) => app.scenario.id(kind, name);
const pathOf = {
  partnership: () => `/partnerships/${id('partnership', 'acme/helpers')}/history`,
  initiative: () => `/initiatives/${id('initiative', 'cleanup')}/history`,
  company: () => `/companies/${id('company', 'acme')}/history`,
  nonprofit: () => `/nonprofits/${id('nonprofit', 'helpers')}/history`,
  person: () => `/people/${id('person', 'eva')}/history`,
};
type Kind = keyof typeof pathOf;
const read = (who: string, kind: Kind, query = '') =>
  app.get<StreamHistory>(who, `${pathOf[kind]()}${query}`);
const types = async (who: string, kind: Kind, query = '') =>
  (await read(who, kind, query)).body.items.map(({ type }) => type);

/** A mandate is granted, a place is held, and settings, profile and Eva's name are corrected. */
beforeAll(async () => {
  app = await openHttpApp(HEADER);
  const partnership = `/partnerships/${id('partnership', 'acme/helpers')}`;
  await app.do('pia', `${partnership}/grant-mandate`, { request: 'Letter of 4 January' });
  const signUp = await app.do('eva', '/registrations/select-dates', {
    initiative: id('initiative', 'cleanup'),
    dates: [{ slot: id('slot', 'cleanup.s1') }],
  });
  await app.do('cora', `/registrations/${signUp.body.id}/confirm-dates`);
  await app.do('ada', `/companies/${id('company', 'acme')}/change-company-settings`, {
    locale: 'fr',
  });
  await app.do('cora', `/nonprofits/${id('nonprofit', 'helpers')}/add-location`, {
    location: 'Lyon',
  });
  await app.do('ada', `/people/${id('person', 'eva')}/change-person`, { name: 'Eva Martin' });
});
afterAll(() => app.close());

describe('who reads which history', () => {
  const cases: Record<Kind, Record<string, number>> = {
    partnership: {
      cora: 200,
      ada: 200,
      aud: 200,
      ana: 200,
      pia: 200,
      eva: 404,
      bea: 404,
      otto: 404,
    },
    initiative: {
      cora: 200,
      ada: 200,
      aud: 200,
      eva: 200,
      pia: 200,
      bea: 404,
      bob: 404,
      otto: 404,
    },
    company: { ada: 200, aud: 200, eva: 200, pia: 200, cora: 403, bea: 404, otto: 404 },
    nonprofit: { cora: 200, ada: 200, aud: 200, eva: 200, bea: 200, pia: 200, bob: 404, otto: 404 },
    person: { eva: 200, ada: 200, pam: 200, aud: 200, pia: 200, tom: 403, cora: 403, bea: 404 },
  };
  test.each(Object.keys(cases) as Kind[])('%s', async (kind) => {
    const statuses: Record<string, number> = {};
    for (const who of Object.keys(cases[kind])) statuses[who] = (await read(who, kind)).status;
    expect(statuses).toEqual(cases[kind]);
  });
});

describe('a partnership', () => {
  test('names the mandate, the request behind it and who granted it', async () => {
    const { body } = await read('ada', 'partnership');
    expect(body.items.map(({ type }) => type)).toEqual([
      'PartnershipProposed',
      'PartnershipValidated',
      'MandateGranted',
    ]);
    expect(body.items[2]).toMatchObject({
      actor: { id: id('person', 'pia') },
      capacity: 'platform',
      data: { request: 'Letter of 4 January' },
      erased: [],
      command: 'GrantMandate',
    });
    expect(body).toMatchObject({ kind: 'partnership', total: 3, revision: 2, next: null });
  });
});

describe('an initiative', () => {
  test('shows the places held for registrations to its coordinators', async () => {
    expect(await types('cora', 'initiative')).toContain('PlaceHeld');
    expect(await types('pia', 'initiative')).toContain('PlaceHeld');
  });

  test.each(['eva', 'ada', 'aud'])('does not show them to %s', async (who) => {
    const { body } = await read(who, 'initiative');
    expect(body.items.map(({ type }) => type)).toEqual([
      'InitiativeCreated',
      'SlotAdded',
      'InitiativeOpened',
    ]);
    expect(body.total).toBe(3);
  });

  test('does not name its coordinators to employees', async () => {
    const { body } = await read('eva', 'initiative');
    expect(new Set(body.items.map(({ actor }) => actor.name))).toEqual(new Set(['Withheld']));
    expect(await types('eva', 'initiative', `?actor=${id('person', 'cora')}`)).toEqual([]);
    expect((await read('ada', 'initiative')).body.items[0]?.actor.id).toBe(id('person', 'cora'));
  });
});

describe('a person', () => {
  test('has what was corrected, readable', async () => {
    const { body } = await read('pam', 'person', '?type=PersonChanged');
    expect(body.items).toMatchObject([
      { data: { name: 'Eva Martin' }, actor: { id: id('person', 'ada') } },
    ]);
  });

  test('who was erased is unreadable, and what was erased is named', async () => {
    const otto = id('person', 'otto');
    await app.do('otto', `/nonprofits/${id('nonprofit', 'others')}/add-coordinator`, {
      name: 'Ola',
      mail: 'ola@others.example',
    });
    await app.do('pia', `/people/${otto}/erase-person`, {});
    const { body } = await app.get<StreamHistory>('pia', `/people/${otto}/history`);
    expect(body.name).toBe('Erased person');
    expect(body.items[0]).toMatchObject({
      type: 'PersonRegistered',
      data: { name: null, mail: null },
    });
    expect(body.items[0]?.erased).toEqual(expect.arrayContaining(['name', 'mail']));
  });
});

describe('pages and filters', () => {
  test('pages lead on and back', async () => {
    const first = (await read('cora', 'initiative', '?limit=2')).body;
    expect(first.previous).toBeNull();
    const second = (await read('cora', 'initiative', `?limit=2&after=${first.next}`)).body;
    const back = (await read('cora', 'initiative', `?limit=2&after=${second.previous}`)).body;
    expect(second.items.map(({ revision }) => revision)).toEqual([2, 3]);
    expect(back.items).toEqual(first.items);
  });

  test('by type, actor and day', async () => {
    expect(await types('ada', 'company', '?type=CompanySettingsChanged')).toEqual([
      'CompanySettingsChanged',
    ]);
    expect(await types('ada', 'company', `?actor=${id('person', 'ada')}`)).toContain(
      'CompanySettingsChanged',
    );
    expect(await types('ada', 'company', '?to=2026-01-04')).toEqual([]);
    expect(await types('cora', 'nonprofit', '?from=2026-01-05&type=LocationAdded')).toEqual([
      'LocationAdded',
    ]);
  });

  test.each([
    ['type=DateSelected', 'type'],
    ['actor=eva', 'actor'],
    ['after=nonsense', 'after'],
    ['limit=0', 'limit'],
  ])('%s is invalid', async (query, field) => {
    const { status, problem } = await read('ada', 'company', `?${query}`);
    expect({ status, field: problem.field }).toEqual({ status: 400, field });
  });
});

describe('records of reads', () => {
  const readsBy = async (who: string, query: string) =>
    (await app.get<Page<ReadItem>>(who, `/reads?${query}`)).body.items;

  test('name an auditor’s reading, what was read and how much', async () => {
    await read('ana', 'company', '?type=NetworkLevelAdded');
    const reads = await readsBy('pia', `what=company-history&reader=${id('person', 'ana')}`);
    expect(reads).toMatchObject([
      {
        capacity: 'analyst',
        subject: id('company', 'acme'),
        filters: { type: ['NetworkLevelAdded'] },
        rows: 2,
      },
    ]);
  });

  test('say nothing of employees and coordinators', async () => {
    await read('eva', 'initiative');
    await read('cora', 'initiative');
    const reads = await readsBy('pia', `subject=${id('initiative', 'cleanup')}`);
    const readers = reads.map(({ reader }) => reader.id);
    expect(readers).toContain(id('person', 'pia'));
    expect(readers).not.toContain(id('person', 'eva'));
    expect(readers).not.toContain(id('person', 'cora'));
  });

  test('of one company’s people are not told to another’s auditor', async () => {
    expect(await readsBy('aud', 'what=partnership-history')).not.toEqual([]);
    expect(await readsBy('baud', 'what=partnership-history')).toEqual([]);
  });
});
