import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import {
  FORBIDDEN,
  made,
  NOT_FOUND,
  outcomeOf,
  refusedBy,
  type PageOf,
} from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Follows the article for administrators on their partnerships, sentence by sentence; what it leaves open is in partnerships.spec. */
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon], agreementDownload: true }
    beta: { managerPolicy: none }
  nonprofits:
    gardens: { coordinators: [gil], locations: [Paris] }
    kitchens: { coordinators: [kim], locations: [Lyon, Nantes] }
    libraries: { coordinators: [lou] }
    shelters: { coordinators: [sam] }
    unasked: { coordinators: [una] }
  people:
    ada: { admin: acme }
    pam: { admin: acme/paris }
    eva: { employee: acme/paris }
    bea: { admin: beta }
    gil: { coordinator: gardens }
    kim: { coordinator: kitchens }
    lou: { coordinator: libraries }
    sam: { coordinator: shelters }
    una: { coordinator: unasked }
    pia: { platform: true }
  partnerships:
    - { company: beta, nonprofit: shelters, status: validated }
  initiatives:
    weeding: { nonprofit: gardens, kind: open }
    pruning: { nonprofit: gardens, kind: open, draft: true }
`;

interface Item {
  readonly id: string;
  readonly nonprofit: { readonly name: string; readonly locations: readonly string[] };
  readonly shown: string;
  readonly label: { readonly en: string };
  readonly validatedAt: string | null;
  readonly refusedAt: string | null;
}

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  await propose('gardens');
  await app.at('2026-01-06T09:00');
  await propose('kitchens', 'libraries');
  await app.at('2026-01-07T09:00');
  await app.do('kim', `/partnerships/${await idOf('kitchens')}/validate-partnership`);
  await app.at('2026-01-08T09:00');
  await app.do('gil', `/partnerships/${await idOf('gardens')}/validate-partnership`);
  await app.do('lou', `/partnerships/${await idOf('libraries')}/decline-partnership`);
  await app.at('2026-01-09T09:00');
  await propose('shelters');
});
afterAll(() => app.close());

const propose = (...names: string[]) =>
  app.do('ada', '/partnerships/propose-partnership', {
    nonprofits: names.map((name) => app.scenario.id('nonprofit', name)),
  });
const list = async (query = '', person = 'ada') =>
  (await app.get<PageOf<Item>>(person, `/partnerships${query}`)).body.items;
const names = async (query = '', person = 'ada') =>
  (await list(query, person)).map((item) => item.nonprofit.name);
const itemOf = async (name: string) =>
  (await list('?limit=200')).find((item) => item.nonprofit.name === name) as Item;
const idOf = async (name: string) => (await itemOf(name)).id;
const command = async (person: string, name: string, what: string, body: object = {}) =>
  outcomeOf(await app.do(person, `/partnerships/${await idOf(name)}/${what}`, body));

describe('1. the Partners tab', () => {
  test('search for a partner', async () => {
    expect(await names('?search=chen')).toEqual(['kitchens']);
    expect(await names('?search=nobody')).toEqual([]);
    const rename = (name: string) =>
      app.do('pia', `/nonprofits/${app.scenario.id('nonprofit', 'libraries')}/rename-nonprofit`, {
        name,
      });
    await rename('Médiathèques d’Évry');
    for (const words of ['ÉVRY', 'evry', 'mediathe', 'Médiathèques'])
      expect(await names(`?search=${encodeURIComponent(words)}`)).toEqual(['Médiathèques d’Évry']);
    await rename('libraries');
  });

  test('filter by status', async () => {
    expect(await names('?status=awaiting_confirmation')).toEqual(['shelters']);
  });

  test('sort by last proposal or last validation', async () => {
    expect((await names('?sort=proposed'))[0]).toBe('shelters');
    expect((await names('?sort=proposed')).at(-1)).toBe('gardens');
    expect((await names('?sort=validated')).slice(0, 2)).toEqual(['gardens', 'kitchens']);
  });

  test('the locations of the nonprofit', async () => {
    expect((await itemOf('kitchens')).nonprofit.locations).toEqual(['Lyon', 'Nantes']);
  });

  test('the date of validation or of refusal', async () => {
    expect(await itemOf('kitchens')).toMatchObject({
      validatedAt: '2026-01-07T08:00:00.000Z',
      refusedAt: null,
    });
    expect(await itemOf('libraries')).toMatchObject({
      validatedAt: null,
      refusedAt: '2026-01-08T08:00:00.000Z',
    });
  });

  test('View shows the contacts and the profile', async () => {
    await app.do(
      'gil',
      `/nonprofits/${app.scenario.id('nonprofit', 'gardens')}/change-nonprofit-profile`,
      {
        name: 'gardens',
        description: 'We garden.',
      },
    );
    const { body } = await app.get<object>('ada', `/partnerships/${await idOf('gardens')}`);
    expect(body).toMatchObject({
      description: 'We garden.',
      coordinators: [{ name: 'gil', mail: expect.stringContaining('@') }],
      mandate: null,
    });
  });

  test('only nonprofits with a proposal are displayed, and those of one’s own company', async () => {
    expect((await names()).sort()).toEqual(['gardens', 'kitchens', 'libraries', 'shelters']);
    expect(await names('', 'bea')).toEqual(['shelters']);
  });
});

describe('2. the statuses', () => {
  test('All includes all of them', async () => {
    expect((await names('?status=all')).sort()).toEqual([
      'gardens',
      'kitchens',
      'libraries',
      'shelters',
    ]);
  });

  test('Validated: approved by the nonprofit', async () => {
    expect(
      (await list('?status=validated'))
        .map(({ nonprofit, label }) => `${nonprofit.name} ${label.en}`)
        .sort(),
    ).toEqual(['gardens Validated', 'kitchens Validated']);
  });

  test('Awaiting confirmation: not approved yet', async () => {
    expect((await list('?status=awaiting_confirmation')).map(({ label }) => label.en)).toEqual([
      'Awaiting confirmation',
    ]);
  });

  test('Cancelled/Declined: by either side', async () => {
    expect(
      (await list('?status=cancelled_declined')).map(
        ({ nonprofit, label }) => `${nonprofit.name} ${label.en}`,
      ),
    ).toEqual(['libraries Cancelled/Declined']);
  });
});

describe('the agreement', () => {
  const agreement = async (person: string, name: string, query = '') => {
    const response = await fetch(
      `${app.scenario.product.url}/partnerships/${await idOf(name)}/agreement${query}`,
      {
        headers: { authorization: `Bearer ${await app.token(person)}` },
      },
    );
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };
  const ruleIn = ({ bytes }: { bytes: Buffer }) =>
    (JSON.parse(bytes.toString()) as { rule: string }).rule;

  test('is downloadable in English and French, with stable bytes', async () => {
    const english = await agreement('ada', 'gardens');
    expect(english).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(english.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await agreement('gil', 'gardens')).bytes.equals(english.bytes)).toBe(true);
    expect((await agreement('ada', 'gardens', '?locale=fr')).bytes.equals(english.bytes)).toBe(
      false,
    );
    expect(ruleIn(await agreement('eva', 'gardens'))).toBe('not_found');
    expect(ruleIn(await agreement('kim', 'gardens'))).toBe('not_found');
    expect((await agreement('pam', 'gardens')).status).toBe(200); // of a level below, read only
    expect(ruleIn(await agreement('ada', 'gardens', '?locale=de'))).toBe('isIn');
  });

  test('is not allowed where the company’s setting says no', async () => {
    const settings = `/companies/${app.scenario.id('company', 'acme')}/change-company-settings`;
    await app.do('ada', settings, { agreementDownload: false });
    const refused = await agreement('ada', 'gardens');
    expect([refused.status, ruleIn(refused)]).toEqual([409, 'agreement_download_off']);
    await app.do('ada', settings, { agreementDownload: true });
    expect((await agreement('ada', 'gardens')).status).toBe(200);
  });
});

describe('the partnership tracking', () => {
  interface Exported {
    readonly id: string;
    readonly manifest: { readonly rows: number; readonly sha256: string; readonly request: object };
  }
  const exported = async (request: object) => {
    const { body } = await app.send<Exported>('ada', 'POST', '/exports?wait=true', {
      name: 'partnerships',
      ...request,
    });
    const response = await fetch(`${app.scenario.product.url}/exports/${body.id}/file`, {
      headers: { authorization: `Bearer ${await app.token('ada')}` },
    });
    return { manifest: body.manifest, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  test('lists the initiatives created and open for each partner', async () => {
    const { manifest, bytes } = await exported({ format: 'csv' });
    const [header = [], ...rows] = parse(bytes, { bom: true });
    const cells = (row: string[], ...labels: string[]) =>
      labels.map((label) => row[header.indexOf(label)]).join(' ');
    const counted = rows
      .map((row) => cells(row, 'Nonprofit', 'Initiatives created', 'Initiatives open now'))
      .sort();
    expect(counted).toEqual(['gardens 2 1', 'kitchens 0 0', 'libraries 0 0', 'shelters 0 0']);
    expect(manifest).toMatchObject({
      rows: 4,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  test('is had for one partner, and as a workbook', async () => {
    const nonprofit = app.scenario.id('nonprofit', 'gardens');
    const { manifest, bytes } = await exported({ format: 'xlsx', nonprofit });
    expect(manifest).toMatchObject({
      rows: 1,
      request: { nonprofit, format: 'xlsx' },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('3. on behalf of a partner', () => {
  const initiative = (title: string) => ({
    nonprofit: app.scenario.id('nonprofit', 'gardens'),
    company: app.scenario.id('company', 'acme'),
    kind: 'open',
    title,
  });
  const create = async (person: string, title: string) =>
    outcomeOf(await app.do(person, '/initiatives/create-initiative', initiative(title)));

  test('only the platform team enables it, upon the written request', async () => {
    expect(await create('ada', 'planting')).toMatchObject({ status: 403 });
    expect(await command('ada', 'gardens', 'grant-mandate', { request: 'mail' })).toEqual(
      FORBIDDEN,
    );
    expect(await command('gil', 'gardens', 'grant-mandate', { request: 'mail' })).toEqual(
      FORBIDDEN,
    );
    expect(await command('pia', 'gardens', 'grant-mandate', { request: ' ' })).toMatchObject({
      status: 400,
    });
    expect(
      await command('pia', 'gardens', 'grant-mandate', { request: 'mail of 8 January' }),
    ).toEqual(made('MandateGranted'));
  });

  test('then the company’s admins create initiatives on its behalf', async () => {
    expect(await create('ada', 'planting')).toEqual(made('InitiativeCreated'));
    expect(await create('bea', 'planting')).toMatchObject({ status: 404 });
  });
});

describe('what becomes of a partnership', () => {
  test('main administrators alone move it to another level', async () => {
    const level = app.scenario.id('level', 'acme/paris');
    expect(await command('ada', 'kitchens', 'move-partnership', { level })).toEqual(
      made('PartnershipMoved'),
    );
    expect(
      await command('pam', 'kitchens', 'move-partnership', {
        level: app.scenario.id('level', 'acme/lyon'),
      }),
    ).toEqual(FORBIDDEN);
    expect(await command('ada', 'libraries', 'move-partnership', { level })).toEqual(
      made('PartnershipMoved'),
    );
  });

  test('either side cancels it, and the mandate ends at once', async () => {
    expect(await command('gil', 'gardens', 'cancel-partnership')).toEqual(
      made('PartnershipCancelled'),
    );
    expect(
      (await app.get<object>('ada', `/partnerships/${await idOf('gardens')}`)).body,
    ).toMatchObject({
      shown: 'cancelled_declined',
      cancelledBy: 'nonprofit',
      mandate: null,
    });
    const advice = {
      nonprofit: app.scenario.id('nonprofit', 'gardens'),
      company: app.scenario.id('company', 'acme'),
      kind: 'open',
      title: 'x',
    };
    expect(outcomeOf(await app.do('ada', '/initiatives/create-initiative', advice))).toMatchObject({
      status: 403,
    });
  });

  test('proposed again after an end, it comes back without the mandate', async () => {
    expect(outcomeOf(await propose('gardens'))).toEqual(made('PartnershipProposed'));
    expect(await command('gil', 'gardens', 'validate-partnership')).toEqual(
      made('PartnershipValidated'),
    );
    expect(
      (await app.get<object>('ada', `/partnerships/${await idOf('gardens')}`)).body,
    ).toMatchObject({
      status: 'validated',
      mandate: null,
    });
    expect(await command('pia', 'gardens', 'revoke-mandate')).toEqual(refusedBy(409, 'no_mandate'));
  });

  test('to somebody else’s admin it does not exist', async () => {
    expect(
      outcomeOf(await app.do('bea', `/partnerships/${await idOf('gardens')}/cancel-partnership`)),
    ).toEqual(NOT_FOUND);
  });
});
