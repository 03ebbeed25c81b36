import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { linkIn, mailsTo, open } from '../../support/mails.js';

/** Mails and pages about registrations, to readers who know two people, initiatives or nonprofits of one name. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    double: { coordinators: [dora] }
    far: { coordinators: [fred] }
  people:
    eva: { employee: acme/paris, manager: max }
    eve: { employee: acme, manager: max }
    bob: { employee: beta }
    max: { manager: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    dora: { coordinator: double }
    fred: { coordinator: far }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: double, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: far, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    second: { nonprofit: helpers, kind: open }
    distant: { nonprofit: far, kind: open }
`;

let app: HttpApp;
const id = (kind: keyof HttpApp['scenario']['ids'], name: string) => app.scenario.id(kind, name);
const digits = (kind: keyof HttpApp['scenario']['ids'], name: string) => id(kind, name).slice(0, 8);
const title = (name: string, place = '') =>
  `advice (${place === '' ? '' : `${place}, `}${digits('initiative', name)})`;
const mailTo = async (person: string, kind: string, containing: string) => {
  const mails = await mailsTo(app, person, kind);
  const found = mails.find(({ subject, text }) => `${subject} ${text}`.includes(containing));
  if (!found)
    throw new Error(`No ${kind} to ${person} says ${containing}: ${JSON.stringify(mails)}`);
  return found;
};

interface Titled {
  readonly namesakes: readonly { readonly id: string; readonly place: string | null }[];
}
let retitled: Titled;

/** double becomes a second helpers, second and distant become further advices, eve and bob further evas. */
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  await app.do('pia', `/nonprofits/${id('nonprofit', 'double')}/rename-nonprofit`, {
    name: 'Helpers',
  });
  const second = await app.do(
    'cora',
    `/initiatives/${id('initiative', 'second')}/change-initiative`,
    { title: 'Advice', place: 'Lyon' },
  );
  retitled = second.body as unknown as Titled;
  await app.do('fred', `/initiatives/${id('initiative', 'distant')}/change-initiative`, {
    title: 'advice',
  });
  await app.do('ada', `/people/${id('person', 'eve')}/change-person`, { name: 'EVA' });
  await app.do('pia', `/people/${id('person', 'bob')}/change-person`, { name: 'eva' });
  for (const who of ['eva', 'eve', 'bob']) {
    const dates = [{ start: '2026-03-03T10:00+01:00', end: '2026-03-03T12:00+01:00' }];
    const body = { initiative: id('initiative', 'advice'), dates };
    const { body: answer } = await app.do(who, '/registrations/select-dates', body);
    await app.do('cora', `/registrations/${answer.id}/confirm-dates`);
  }
});
afterAll(() => app.close());

describe('an initiative', () => {
  test('changed to the title of another of its nonprofit is told of it', () => {
    expect(retitled.namesakes.map((one) => one.id)).toEqual([id('initiative', 'advice')]);
  });

  test.each([true, false])(
    'created with such a title is told of all (dry run: %s)',
    async (dry) => {
      const body = { nonprofit: id('nonprofit', 'helpers'), kind: 'open', title: ' ADVICE ' };
      const { body: answer } = await app.send<Titled>(
        'cora',
        'POST',
        `/initiatives/create-initiative?dryRun=${dry}`,
        body,
      );
      const places = new Map(answer.namesakes.map((one) => [one.id, one.place]));
      expect(places.get(id('initiative', 'advice'))).toBeNull();
      expect(places.get(id('initiative', 'second'))).toBe('Lyon');
    },
  );
});

describe('mails to the coordinator', () => {
  test('say which of the employees, once the reader knows two', async () => {
    const subjects = (await mailsTo(app, 'cora', 'DateSelected')).map(({ subject }) => subject);
    expect(
      subjects.map((subject) => subject.slice(0, subject.indexOf(' selected'))).sort(),
    ).toEqual(
      [
        `EVA (acme, ${digits('person', 'eve')})`,
        'eva',
        `eva (beta, ${digits('person', 'bob')})`,
      ].sort(),
    );
  });

  test('say which of the initiatives', async () => {
    await mailTo('cora', 'DateSelected', title('advice'));
  });

  test('name the nonprofit alone to who knows only that one', async () => {
    const mail = await mailTo('cora', 'DateSelected', 'you coordinate for helpers in');
    expect(mail.subject).not.toContain(digits('nonprofit', 'helpers'));
  });
});

describe('mails and pages to the manager', () => {
  test('say which of the reports, by their levels', async () => {
    for (const [name, label] of [
      ['eva', `eva (acme/paris, ${digits('person', 'eva')})`],
      ['eve', `EVA (acme, ${digits('person', 'eve')})`],
    ] as const) {
      const mail = await mailTo('max', 'ManagerApprovalRequested', digits('person', name));
      expect(mail.text).toContain(label);
      const { html } = await open(linkIn(mail, 'Approve'));
      expect(html).toContain(label);
      expect(html).toContain(title('advice'));
    }
  });
});

describe('mails to employees', () => {
  test('say which nonprofit and which initiative, and never which they are', async () => {
    const mail = await mailTo('eva', 'DateConfirmedByCoordinator', title('advice'));
    expect(mail.text).toContain(`helpers (${digits('nonprofit', 'helpers')})`);
    expect(mail.text).not.toContain(digits('person', 'eva'));
  });

  test('of a company without a second such nonprofit name it alone', async () => {
    const mail = await mailTo('bob', 'DateConfirmedByCoordinator', 'advice');
    expect(mail.text).not.toContain(digits('nonprofit', 'helpers'));
  });
});
