import { LOCALES } from '#platform/http';
import { type Audience, type MailView } from '../templates/mail.types.js';
import { mailAudiences, mailKinds } from '../templates/mail-catalogue.js';

/** A slot, and a session. */
export const DATES: MailView['dates'] = [
  { kind: 'slot', start: 'Sat 3 May 2025, 09:00', end: '12:30', minutes: 210 },
  { kind: 'session', start: 'Sun 4 May 2025, 10:00', end: '10:45', minutes: 45 },
];

/** What a mail to this audience is about, unless said otherwise. */
export const view = (audience: Audience, more: Partial<MailView> = {}): MailView => ({
  audience,
  recipient: { name: 'Rita Roux' },
  employee: { name: 'Eva Martin' },
  initiative: { title: 'Food bank' },
  nonprofit: { name: 'Les Restos' },
  company: { name: 'Acme' },
  support: 'support@ledger.test',
  dates: DATES,
  zone: 'Europe/Paris',
  ...more,
});

/** Every kind of mail, to every audience, in every language; those about registrations, and those about partnerships. */
export const everyMail = mailKinds.flatMap((kind) =>
  mailAudiences(kind).flatMap((audience) =>
    LOCALES.map((locale) => [kind, audience, locale] as const),
  ),
);

const isOnPartnership = ([kind]: (typeof everyMail)[number]): boolean =>
  /^(Partnership|Mandate)/.test(kind);
export const registrationMails = everyMail.filter((each) => !isOnPartnership(each));
export const partnershipMails = everyMail.filter(isOnPartnership);

/** What a mail about a partnership is about, unless said otherwise. */
export const partnershipView = (audience: Audience, more: Partial<MailView> = {}): MailView => ({
  audience,
  recipient: { name: 'Rita Roux' },
  nonprofit: { name: 'Les Restos' },
  company: { name: 'Acme' },
  dates: [],
  zone: 'UTC',
  support: 'support@ledger.test',
  ...more,
});
