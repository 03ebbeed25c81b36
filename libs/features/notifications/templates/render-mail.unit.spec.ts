import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Locale } from '#platform/http';
import { type MailKind, type MailView } from './mail.types.js';
import { mailRow, mailAudiences, mailKinds, mailLabels } from './mail-catalogue.js';
import { renderMail } from './render-mail.js';
import {
  DATES,
  everyMail,
  partnershipMails,
  partnershipView,
  registrationMails,
  view,
} from '../testing/mail-views.js';

const everything = (kind: MailKind, locale: Locale, of: MailView) =>
  Object.values(renderMail(kind, locale, of)).join('\n');

describe('the place of an initiative', () => {
  const mail = (kind: MailKind, locale: Locale, more: Partial<MailView> = {}) =>
    renderMail(kind, locale, view('employee', more));

  it('stands below the dates, where it is known', () => {
    const place = '12 rue des Lilas';
    expect(mail('DateConfirmedByCoordinator', 'en', { place }).text).toContain(`Place: ${place}`);
    expect(mail('DateConfirmedByCoordinator', 'fr', { place }).html).toContain(
      `Lieu\u00a0: ${place}`,
    );
    expect(mail('DateConfirmedByCoordinator', 'en').text).not.toContain('Place');
    expect(mail('RegistrationArchived', 'en', { place, dates: [] }).text).not.toContain(place);
  });

  it('is told when it changes, and when it is taken away', () => {
    expect(mail('InitiativeChanged', 'en', { place: 'Quai 3' }).subject).toBe(
      'New place: Food bank',
    );
    expect(mail('InitiativeChanged', 'en').subject).toBe('Place taken away: Food bank');
    expect(mail('InitiativeChanged', 'fr').text).toContain('sans en indiquer d’autre');
  });
});

describe('every kind of mail, to every audience, in every language', () => {
  it('there are 34 kinds; seven of them have two audiences', () => {
    expect(mailKinds).toHaveLength(34);
    expect(everyMail).toHaveLength(41 * 2);
    expect(mailKinds.filter((kind) => mailAudiences(kind).length > 1).sort()).toEqual([
      'DateCancelledByEmployee',
      'DateMovedWithSlot',
      'MandateGranted',
      'MandateRevoked',
      'MessagePosted',
      'PartnershipCancelled',
      'RegistrationCancelledByEmployee',
    ]);
    expect(mailAudiences('MessagePosted')).toEqual(['employee', 'coordinator']);
    expect(mailAudiences('ManagerReminded')).toEqual(['manager']);
  });

  it.each(partnershipMails)(
    '%s to the %s (%s) names both sides, and leaves no gap',
    (kind, audience, locale) => {
      for (const more of [{}, { actorName: 'Cora Coordinator', reason: 'Because of rain' }]) {
        const mail = renderMail(kind, locale, partnershipView(audience, more));
        for (const part of [mail.html, mail.text]) {
          expect(part).toContain('Les Restos');
          expect(part).toContain('Acme');
          expect(part).toContain('support@ledger.test');
          expect(part).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object|“”|« »|\(\)| \.|,,/);
        }
        if (more.reason) expect(mail.text).toContain(more.reason);
        expect(mail.subject).toContain('Les Restos');
      }
    },
  );

  it.each(registrationMails)(
    '%s to the %s (%s) says who, what, when and why, and leaves no gap',
    (kind, audience, locale) => {
      const mail = renderMail(
        kind,
        locale,
        view(audience, {
          reason: 'Because of rain',
          message: 'See you there',
          actorName: 'Ada Actor',
          repeat: 1,
        }),
      );
      for (const part of [mail.html, mail.text]) {
        for (const each of [
          'Rita Roux',
          'Food bank',
          'Sat 3 May 2025, 09:00 – 12:30 (3 h 30 min)',
          'Sun 4 May 2025, 10:00 – 10:45 (45 min)',
        ]) {
          expect(part).toContain(each);
        }
        expect(part).toContain('Europe/Paris');
        expect(part).toContain('Because of rain');
        expect(part).toContain('See you there');
        expect(part).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object|# /);
      }
      expect(mail.subject).toContain('Food bank');
      expect(mail.subject).not.toMatch(/\{\{|undefined|null|#/);
      expect(mail.html).toContain(`<html lang="${locale}">`);
    },
  );

  it.each(registrationMails)(
    '%s to the %s (%s) reads well without any of the optional facts',
    (kind, audience, locale) => {
      const mail = renderMail(kind, locale, view(audience, { dates: [], recipient: { name: '' } }));
      expect(mail.text).not.toMatch(/\{\{|undefined|null| ,|\( | \)|Europe\/Paris/);
      expect(mail.html).not.toMatch(/<ul|<blockquote|<p><\/p>|<a /);
      expect(mail.text.split('\n\n')[0]).toBe(locale === 'fr' ? 'Bonjour,' : 'Hello,');
    },
  );

  it('no two mails begin alike: each says something of its own, in its own language', () => {
    const openings = everyMail.map(
      ([kind, audience, locale]) => renderMail(kind, locale, view(audience)).text.split('\n\n')[1],
    );
    expect(new Set(openings).size).toBe(openings.length);
  });

  it('has a label in both languages', () => {
    expect(mailLabels.DateSelected).toEqual({ en: 'Date selected', fr: 'Date choisie' });
    for (const kind of mailKinds)
      expect(Object.values(mailLabels[kind]).filter(Boolean)).toHaveLength(LOCALES.length);
  });

  it('templates refer only to fields that exist', () => {
    const labels =
      'name employee initiative nonprofit company place contact support actor by who forOther archivesOn search date reminder message managerNext count decisions n else'.split(
        ' ',
      );
    const named = everyMail
      .flatMap(
        ([kind, audience, locale]) =>
          Object.values(mailRow(audience, kind)?.[locale] ?? {}).flat() as string[],
      )
      .flatMap((source) => [...source.matchAll(/\{\{(?:#\w+ )?(\w+)/g)].map(([, word]) => word));
    expect(named.length).toBeGreaterThan(200);
    expect([...new Set(named)].filter((word) => !labels.includes(word ?? ''))).toEqual([]);
  });

  it('refuses to write a mail to somebody whom it is not for', () => {
    expect(() => renderMail('ManagerReminded', 'en', view('employee'))).toThrow(
      'no ManagerReminded mail for the audience employee',
    );
  });
});

describe('numbers', () => {
  it.each([
    ['en', 1, 'Date confirmed: Food bank', 'confirmed this date for'],
    ['en', 2, '2 dates confirmed: Food bank', 'confirmed these 2 dates for'],
    ['fr', 1, 'Date confirmée\u00a0: Food bank', 'a confirmé cette date pour'],
    ['fr', 2, '2 dates confirmées\u00a0: Food bank', 'a confirmé ces 2 dates pour'],
  ] as const)('%s, %i', (locale, count, subject, labels) => {
    const mail = renderMail(
      'DateConfirmedByCoordinator',
      locale,
      view('employee', { dates: DATES.slice(0, count) }),
    );
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(labels);
  });
});

describe('dates', () => {
  const line = (locale: Locale, date: MailView['dates'][number]) =>
    /^- (.*)$/m.exec(
      renderMail('DateMovedWithSlot', locale, view('employee', { dates: [date] })).text,
    )?.[1];

  it.each([
    [
      { kind: 'period', start: '1 May', end: '31 July' },
      'Mentoring period: 1 May – 31 July',
      'Période de mentorat\u00a0: 1 May – 31 July',
    ],
    [
      { kind: 'period', start: '1 May', end: '31 July', length: { months: 3, days: 0 } },
      'Mentoring period: 1 May – 31 July (3 months)',
      'Période de mentorat\u00a0: 1 May – 31 July (3 mois)',
    ],
    [
      { kind: 'period', start: '1 May', end: '2 June', length: { months: 1, days: 1 } },
      'Mentoring period: 1 May – 2 June (1 month and 1 day)',
      'Période de mentorat\u00a0: 1 May – 2 June (1 mois et 1 jour)',
    ],
    [
      { kind: 'session', start: '1 May', minutes: 60 },
      'Session: from 1 May (1 h)',
      'Séance\u00a0: à partir de\u00a0: 1 May (1 h)',
    ],
    [
      { kind: 'period', end: '31 July' },
      'Mentoring period: until 31 July',
      'Période de mentorat\u00a0: jusqu’à\u00a0: 31 July',
    ],
    [{ kind: 'slot', minutes: 0 }, 'not set yet (0 min)', 'à préciser (0 min)'],
    [
      { kind: 'slot', start: '9:00', end: '10:00', was: { start: '8:00', end: '9:00' } },
      '9:00 – 10:00; before: 8:00 – 9:00',
      '9:00 – 10:00; auparavant\u00a0: 8:00 – 9:00',
    ],
  ] as const)('%j', (date, en, fr) => {
    expect(line('en', date)).toBe(en);
    expect(line('fr', date)).toBe(fr);
  });
});

describe('asking again', () => {
  it.each([
    [0, 'Did you take part?', 'Thi'],
    [1, 'Reminder: Did you take part?', 'We have not heard from you yet, so we are asking again.'],
    [
      2,
      'Last reminder: Did you take part?',
      'We have not heard from you yet. This is the last time that we ask.',
    ],
  ])('repeat %i is %s', (repeat, subject, opening) => {
    const mail = renderMail(
      'ParticipationConfirmationRequested',
      'en',
      view('employee', { repeat, dates: DATES.slice(0, 1) }),
    );
    expect(mail.subject).toBe(`${subject} Food bank`);
    expect(mail.text.split('\n\n')[1]).toMatch(new RegExp(`^${opening}`));
  });

  it('is not said of mails that come once', () => {
    expect(
      renderMail('DateSelected', 'en', view('coordinator', { repeat: 2 })).subject,
    ).not.toContain('eminder');
  });

  it('a reminder sent by somebody else than the employee says by whom', () => {
    expect(
      everything('CoordinatorReminded', 'en', view('coordinator', { actorName: 'Ada Admin' })),
    ).toContain('Ada Admin asked us to remind you');
    expect(
      everything(
        'CoordinatorReminded',
        'en',
        view('coordinator', { actorName: 'Eva Martin', actorIsEmployee: true }),
      ),
    ).not.toContain('asked us');
  });

  it('a reminder sent by somebody of the employee’s name says by whom', () => {
    expect(
      everything('CoordinatorReminded', 'en', view('coordinator', { actorName: 'Eva Martin' })),
    ).toContain('Eva Martin asked us to remind you');
  });
});

describe('whom to ask', () => {
  it.each(everyMail)(
    '%s to the %s (%s) names the support and the contact',
    (kind, audience, locale) => {
      const of = view(audience, { contact: 'anna@restos.test' });
      const { text, html } = renderMail(kind, locale, of);
      for (const part of [text.split('-- \n')[1], html.split('<hr')[1]]) {
        expect(part).toContain('support@ledger.test');
        expect(part).toContain('anna@restos.test');
      }
    },
  );

  it('says that a reply would not arrive only where there is no contact', () => {
    const said = (contact?: string) =>
      renderMail('MessagePosted', 'en', view('employee', contact ? { contact } : {})).text;
    expect(said()).toContain('a reply to this mail would not arrive.');
    expect(said('anna@restos.test')).toContain('Please answer in Volunteer Ledger.');
  });
});

describe('the archival warning', () => {
  it.each([
    [
      { search: true, date: false, reminder: true },
      'a message to Les Restos, telling us that you have found a mentee, or telling us that you are still looking.',
    ],
    [
      { search: false, date: true, reminder: true },
      'a message to Les Restos, a date, or a reminder to them.',
    ],
    [{ search: false, date: true, reminder: false }, 'a message to Les Restos or a date.'],
    [
      { search: false, date: false, reminder: true },
      'a message to Les Restos or a reminder to them.',
    ],
  ])('names the signs of life that apply: %j', (signsOfLife, labels) => {
    const { text } = renderMail('ArchivalWarningSent', 'en', view('employee', { signsOfLife }));
    expect(text).toContain(`Any sign of life keeps it open: ${labels}`);
    const fr = renderMail('ArchivalWarningSent', 'fr', view('employee', { signsOfLife })).text;
    expect(fr.includes('cherchez toujours.')).toBe(signsOfLife.search);
    expect(fr.includes('une date')).toBe(signsOfLife.date);
  });
});

describe('the review of a mentoring', () => {
  it('speaks of its links where it has them', () => {
    const links = { addDates: 'https://ledger.test/a', end: 'https://ledger.test/e' };
    const { text } = renderMail('EngagementReviewSent', 'en', view('employee', { links }));
    expect(text).toContain(
      'With the links below, you can add sessions, or tell us that it is over.',
    );
    expect(text).toContain(
      'Add dates: https://ledger.test/a\nMy mentoring is over: https://ledger.test/e',
    );
    expect(renderMail('EngagementReviewSent', 'en', view('employee')).text).not.toContain('below');
  });
});
