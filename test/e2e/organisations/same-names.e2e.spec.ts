import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '#platform/jobs';
import { findPerson } from '../../../apps/runtime/find-person.js';
import type { PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { outcomesOf } from '../../support/jobs.js';
import { linkIn, mailsTo, open } from '../../support/mails.js';

/** Two of one name, on every surface that shows or takes a name: each says what tells them apart. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris] }
    twin: { managerPolicy: none }
    other: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    double: { coordinators: [dora] }
  people:
    eva: { employee: acme/paris, manager: max }
    eve: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    tia: { admin: twin }
    olga: { admin: other }
    cora: { coordinator: helpers }
    dora: { coordinator: double }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
const id = (kind: keyof HttpApp['scenario']['ids'], name: string) => app.scenario.id(kind, name);
const digits = (kind: 'company' | 'nonprofit', name: string) => id(kind, name).slice(0, 8);
const rename = async (kind: 'company' | 'nonprofit', which: string, name: string) => {
  const path = kind === 'company' ? 'companies' : 'nonprofits';
  const { status, body } = await app.do('pia', `/${path}/${id(kind, which)}/rename-${kind}`, {
    name,
  });
  expect(status).toBe(200);
  return (body as unknown as { namesakes: { id: string }[] }).namesakes.map((one) => one.id);
};
const subjectsTo = async (person: string, kind: string) =>
  (await mailsTo(app, person, kind)).map(({ subject }) => subject);

/** twin becomes a second acme, double a second helpers, and eve a second eva. */
let renamed: readonly (readonly string[])[];
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  renamed = [
    await rename('company', 'twin', 'ACME'),
    await rename('nonprofit', 'double', 'Helpers'),
    await rename('nonprofit', 'double', 'HELPERS'),
  ];
  await app.do('dora', `/nonprofits/${id('nonprofit', 'double')}/add-location`, {
    location: 'Lyon',
  });
  await app.do('ada', `/people/${id('person', 'eve')}/change-person`, { name: 'eva' });
  for (const who of ['eva', 'eve']) {
    const dates = [{ start: '2026-03-03T10:00+01:00', end: '2026-03-03T12:00+01:00' }];
    const body = { initiative: id('initiative', 'advice'), dates };
    const { body: answer } = await app.do(who, '/registrations/select-dates', body);
    if (who === 'eva') await app.do('cora', `/registrations/${answer.id}/confirm-dates`);
  }
});
afterAll(() => app.close());

test('a rename is told of those that have the name already', () => {
  expect(renamed).toEqual([
    [id('company', 'acme')],
    [id('nonprofit', 'helpers')],
    [id('nonprofit', 'helpers')],
  ]);
});

describe('mails about partnerships', () => {
  test('to coordinators who know one company of the name say the name alone', async () => {
    await app.do('tia', '/partnerships/propose-partnership', {
      nonprofits: [id('nonprofit', 'double')],
    });
    expect(await subjectsTo('dora', 'PartnershipProposed')).toEqual([
      'ACME proposes a partnership to HELPERS',
    ]);
  });

  test('to coordinators who know both say which company', async () => {
    await app.do('tia', '/partnerships/propose-partnership', {
      nonprofits: [id('nonprofit', 'helpers')],
    });
    expect(await subjectsTo('cora', 'PartnershipProposed')).toContain(
      `ACME (${digits('company', 'twin')}) proposes a partnership to helpers`,
    );
  });

  test('to admins, who may know all nonprofits, say which nonprofit by its place', async () => {
    const { body } = await app.get<PageOf<{ id: string }>>(
      'tia',
      `/partnerships?nonprofit=${id('nonprofit', 'double')}`,
    );
    await app.do('dora', `/partnerships/${body.items[0]?.id}/validate-partnership`);
    expect((await subjectsTo('tia', 'PartnershipValidated')).join()).toContain(
      `HELPERS (Lyon, ${digits('nonprofit', 'double')})`,
    );
  });
});

describe('invitations', () => {
  const invite = (by: string, nonprofit: string) =>
    app.do(by, `/nonprofits/${id('nonprofit', nonprofit)}/add-coordinator`, {
      name: 'olga',
      mail: app.scenario.mails.get('olga'),
    });

  test('of one nonprofit say its name alone', async () => {
    await invite('cora', 'helpers');
    expect(await subjectsTo('olga', 'PersonInvited')).toEqual(['Invitation: helpers']);
  });

  test('of a second one of the name say which, in the mail and on the page', async () => {
    await invite('dora', 'double');
    const which = `HELPERS (Lyon, ${digits('nonprofit', 'double')})`;
    const mails = await mailsTo(app, 'olga', 'PersonInvited');
    const bySubject = (subject: string) => mails.find((mail) => mail.subject === subject);
    const first = bySubject('Invitation: helpers');
    const second = bySubject(`Invitation: ${which}`);
    if (!first || !second) throw new Error('Two mails were to come.');
    expect((await open(linkIn(second, 'Accept'))).html).toContain(which);
    expect((await open(linkIn(first, 'Accept'))).html).toContain(
      `helpers (${digits('nonprofit', 'helpers')})`,
    );
  });
});

describe('lists', () => {
  test('of companies have their ids and the days of their registration', async () => {
    const { body } = await app.get<PageOf<{ id: string; registeredAt: string }>>(
      'pia',
      '/companies?search=acme',
    );
    expect(body.items.map((one) => one.id).sort()).toEqual(
      [id('company', 'acme'), id('company', 'twin')].sort(),
    );
    expect(body.items.every(({ registeredAt }) => registeredAt !== '')).toBe(true);
  });

  test('of nonprofits, to which one is proposed, have their locations', async () => {
    const { body } = await app.get<PageOf<{ id: string; locations: string[] }>>(
      'ada',
      '/nonprofits?search=helpers',
    );
    expect(body.items.map((one) => [one.id, one.locations]).sort()).toEqual(
      [
        [id('nonprofit', 'helpers'), []],
        [id('nonprofit', 'double'), ['Lyon']],
      ].sort(),
    );
  });

  test('of partnerships have the ids of both sides', async () => {
    const { body } = await app.get<PageOf<{ company: { id: string; name: string } }>>(
      'cora',
      '/partnerships?search=acme',
    );
    expect(body.items.map(({ company }) => company.id).sort()).toEqual(
      [id('company', 'acme'), id('company', 'twin')].sort(),
    );
  });

  test('of people have their mail addresses and levels', async () => {
    const { body } = await app.send<PageOf<{ mail: string; level: { path: string } }>>(
      'ada',
      'POST',
      '/people/search',
      { search: 'eva' },
    );
    expect(new Set(body.items.map(({ mail, level }) => `${mail} ${level?.path}`)).size).toBe(2);
  });
});

describe('decisions', () => {
  test('of coordinators have the ids of employees and the company', async () => {
    await app.settle();
    const { body } = await app.get<
      PageOf<{ employee: { id: string; name: string } | null; company: { id: string } }>
    >('cora', '/me/to-decide/items');
    const decisions = body.items.filter(({ employee }) => employee !== null);
    expect(decisions.map(({ employee, company }) => [employee, company.id])).toEqual([
      [{ id: id('person', 'eve'), name: 'eva' }, id('company', 'acme')],
    ]);
  });

  test('of managers have the ids and levels of employees', async () => {
    const { body } = await app.get<{ employee: { id: string }; level: string }[]>(
      'max',
      '/me/to-approve',
    );
    expect(body.map(({ employee, level }) => [employee.id, level])).toEqual([
      [id('person', 'eva'), 'acme/paris'],
    ]);
  });
});

test.each(['registrations', 'dates', 'partnerships'])(
  'the export %s has the ids of all it names',
  async (name) => {
    const { body } = await app.send<{ file: string }>('pia', 'POST', '/exports?wait=true', {
      name,
      header: 'keys',
    });
    const response = await fetch(`${app.scenario.product.url}${body.file}`, {
      headers: { authorization: `Bearer ${await app.token('pia')}` },
    });
    const [header = ''] = (await response.text()).split('\r\n');
    const keys = header.replace('\uFEFF', '').split(',');
    const ids = [
      'companyId',
      'nonprofitId',
      ...(name === 'partnerships' ? ['levelId'] : ['employeeId', 'initiativeId']),
    ];
    expect(keys).toEqual(expect.arrayContaining(ids));
  },
);

test('the command line asks which of two people is meant, and lists them', async () => {
  const { pool } = app.scenario.product.runtime;
  const both = ['eva', 'eve'].map((who) => `${app.scenario.mails.get(who)} (${id('person', who)})`);
  await expect(findPerson(pool, 'EVA')).rejects.toThrow(
    `Several people are called EVA. Give the mail address or the id: ${both.sort().join(', ')}.`,
  );
  expect(await findPerson(pool, app.scenario.mails.get('eve') ?? '')).toBe(id('person', 'eve'));
});

test('an import takes no manager by name, and says by what', async () => {
  const response = await fetch(
    `${app.scenario.product.url}/companies/${id('company', 'acme')}/import-people?wait=true&dryRun=true`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${await app.token('ada')}`, 'content-type': 'text/csv' },
      body: 'name,mail,manager\nNew,new@acme.example,eva\n',
    },
  );
  const [outcome] = await outcomesOf(app, 'ada', ((await response.json()) as JobAnswer).id);
  expect(JSON.stringify(outcome)).toContain('give a mail address, a subject or an external id');
});
