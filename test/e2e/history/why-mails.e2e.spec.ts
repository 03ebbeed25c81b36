import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  PARTNERSHIP_MAILS,
  PERSON_MAILS,
  REGISTRATION_MAILS,
  type StreamWhyAnswer,
  type WhyAnswer,
} from '#features/history';
import { mailKinds, PERSON_INVITED } from '#features/notifications';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Why a mail, for every kind of mail there is (docs/domain.md §7). */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [cora, otto] }
  people:
    eva: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let registration: string;
const id = (kind: keyof HttpApp['scenario']['ids'], name: string) => app.scenario.id(kind, name);
const partnership = () => `/partnerships/${id('partnership', 'acme/helpers')}`;
const ask = <T>(who: string, path: string, kind: string, more = '') =>
  app.get<T>(who, `${path}/why?what=mail&kind=${kind}${more}`);
const ofPartnership = async (who: string, kind: string, person: string) =>
  (await ask<StreamWhyAnswer>(who, partnership(), kind, `&person=${id('person', person)}`)).body;

/** A mandate is granted, a place is moved, max is invited elsewhere and leaves. */
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const { body } = await app.do('eva', '/registrations/select-dates', {
    initiative: id('initiative', 'advice'),
    dates: [{ start: '2026-03-03T10:00+01:00', end: '2026-03-03T12:00+01:00' }],
  });
  registration = body.id;
  await app.do('cora', `/registrations/${registration}/confirm-dates`);
  await app.do('pia', `${partnership()}/grant-mandate`, { request: 'Letter' });
  await app.do('cora', `/initiatives/${id('initiative', 'advice')}/change-initiative`, {
    place: 'Town hall',
  });
  await app.do('cora', `/nonprofits/${id('nonprofit', 'helpers')}/add-coordinator`, {
    name: 'max',
    mail: app.scenario.mails.get('max'),
  });
  await app.do('ada', `/people/${id('person', 'max')}/revoke-role`, { role: 'manager' });
  await app.settle();
});
afterAll(() => app.close());

describe('every kind of mail', () => {
  const kinds = [...mailKinds, PERSON_INVITED];
  const explained = [...REGISTRATION_MAILS, ...PARTNERSHIP_MAILS, ...PERSON_MAILS];

  test('stands in exactly one list of those that are explained', () => {
    expect([...explained].sort()).toEqual([...kinds].sort());
  });

  test.each(kinds)('%s is explained', async (kind) => {
    const path = PERSON_MAILS.includes(kind)
      ? `/people/${id('person', 'max')}`
      : PARTNERSHIP_MAILS.includes(kind)
        ? partnership()
        : `/registrations/${registration}`;
    const { status, body } = await ask<StreamWhyAnswer>('pia', path, kind);
    expect(status).toBe(200);
    expect(body.mail).toMatchObject({ kind, rule: expect.any(String), text: expect.any(String) });
  });
});

describe('why a mail about a partnership', () => {
  test('came, with the event that it tells of', async () => {
    const answer = await ofPartnership('ada', 'MandateGranted', 'cora');
    expect(answer.mail).toMatchObject({ came: true, rule: 'sent', at: expect.any(String) });
    expect(answer.steps.map(({ type }) => type)).toEqual(['MandateGranted']);
  });

  test('did not come to somebody who is in no audience', async () => {
    const { mail } = await ofPartnership('ada', 'MandateGranted', 'eva');
    expect(mail).toMatchObject({ came: false, rule: 'not_in_audience' });
    expect(mail.text).toContain('the coordinators of the nonprofit and the admins');
  });

  test('did not come of an event that has not happened', async () => {
    expect((await ofPartnership('ada', 'MandateRevoked', 'cora')).mail).toMatchObject({
      event: null,
      came: false,
      rule: 'not_happened',
    });
  });

  test('did not come to the one who caused it', async () => {
    expect((await ofPartnership('ada', 'PartnershipProposed', 'cora')).mail.rule).toBe('sent');
    expect((await ofPartnership('ada', 'PartnershipProposed', 'ada')).mail.rule).toBe('own_act');
  });

  test('of somebody else is for those who watch', async () => {
    const path = `&person=${id('person', 'ada')}`;
    expect((await ask('cora', partnership(), 'MandateGranted', path)).status).toBe(404);
    expect((await ask('cora', partnership(), 'MandateGranted')).status).toBe(200);
  });

  test('does not tell which ids of people exist', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const path of [partnership(), `/registrations/${registration}`]) {
      const kind = path === partnership() ? 'MandateGranted' : 'DateSelected';
      const answers = [unknown, id('person', 'bea')].map(async (person) => {
        const { status, body } = await ask<WhyAnswer>('ada', path, kind, `&person=${person}`);
        return { status, mail: { ...body.mail, person: '' } };
      });
      const [one, other] = await Promise.all(answers);
      expect(one).toEqual(other);
    }
  });

  test('is recorded of those who watch', async () => {
    const { body } = await app.get<{ items: { what: string; subject: unknown }[] }>(
      'pia',
      '/reads?what=why',
    );
    expect(body.items.map(({ subject }) => subject)).toContain(id('partnership', 'acme/helpers'));
  });
});

test('why a mail of a changed place came', async () => {
  const { body } = await ask<WhyAnswer>(
    'eva',
    `/registrations/${registration}`,
    'InitiativeChanged',
  );
  expect(body.mail).toMatchObject({ came: true, rule: 'sent', person: id('person', 'eva') });
});

test('why the mail of an invitation came, and who may not ask', async () => {
  const path = `/people/${id('person', 'max')}`;
  const { body } = await ask<StreamWhyAnswer>('max', path, PERSON_INVITED);
  expect(body.mail).toMatchObject({ came: true, rule: 'sent' });
  expect((await ask('bea', path, PERSON_INVITED)).status).toBe(404);
});

describe('a manager who left', () => {
  const causeFor = async (who: string) => {
    const { body } = await app.get<{
      events: { type: string; cause: { event: Record<string, unknown> | null } | null }[];
    }>(who, `/registrations/${registration}/history`);
    return body.events.findLast(({ type }) => type === 'ManagerApprovalRequested')?.cause?.event;
  };

  test('is named as the cause of asking who decides now', async () => {
    expect(await causeFor('ada')).toMatchObject({
      type: 'RoleRevoked',
      stream: `person-${id('person', 'max')}`,
      summary: 'The manager who decided until then left the company.',
      actor: { id: id('person', 'ada'), name: 'ada' },
    });
  });

  test('is not named to a coordinator', async () => {
    const cause = await causeFor('cora');
    expect(cause).toMatchObject({
      summary: 'The manager who decided until then left the company.',
      stream: 'person',
      actor: { id: null, name: 'Withheld' },
    });
    expect(JSON.stringify(cause)).not.toContain(id('person', 'max'));
  });
});
