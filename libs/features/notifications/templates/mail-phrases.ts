import type { Audience, LinkKey, MailDate } from './mail.types.js';
import type { Locale } from '#platform/http';

/** The words around every mail: greeting, dates, links, and why it was sent. Handlebars as in `MailCopy`. */
interface Phrases {
  readonly greeting: string;
  readonly reminder: readonly [string, string];
  readonly reason: string;
  readonly zone: string;
  readonly place: string;
  readonly decisions: string;
  readonly why: Readonly<Record<Audience, string>>;
  readonly contact: string;
  readonly support: string;
  readonly dateKind: Readonly<Record<MailDate['kind'], string>>;
  readonly range: (start: string, end: string) => string;
  readonly from: string;
  readonly until: string;
  readonly was: string;
  readonly overlaps: string;
  readonly open: string;
  readonly months: Counted;
  readonly days: Counted;
  readonly and: string;
}

type Counted = (count: number) => string;

export const PHRASES: Readonly<Record<Locale, Phrases>> = {
  en: {
    greeting: 'Hello{{#if name}} {{name}}{{/if}},',
    reminder: ['Reminder: ', 'Last reminder: '],
    reason: 'Reason given:',
    zone: 'Times are local times in {{zone}}.',
    place: '{{#if place}}Place: {{place}}{{/if}}',
    decisions:
      'These links are for you alone and work for 14 days. Opening one changes nothing: you decide on the page that it shows.',
    why: {
      employee:
        'You receive this mail because you signed up for “{{initiative}}” in Volunteer Ledger.',
      coordinator:
        'You receive this mail because you coordinate for {{nonprofit}} in Volunteer Ledger.',
      manager:
        'You receive this mail because deciding on dates selected by {{employee}} in Volunteer Ledger is up to you.',
      admin: 'You receive this mail because you are an admin of {{company}} in Volunteer Ledger.',
    },
    contact: '{{#if contact}}Questions about “{{initiative}}”: {{contact}}{{/if}}',
    support: 'Help with Volunteer Ledger: {{support}}',
    dateKind: { slot: '', period: 'Mentoring period: ', session: 'Session: ' },
    range: (start, end) => `${start} – ${end}`,
    from: 'from',
    until: 'until',
    was: 'before:',
    overlaps: 'overlaps with another date of the same person:',
    open: 'not set yet',
    months: (count) => `${count} ${count === 1 ? 'month' : 'months'}`,
    days: (count) => `${count} ${count === 1 ? 'day' : 'days'}`,
    and: ' and ',
  },
  fr: {
    greeting: 'Bonjour{{#if name}} {{name}}{{/if}},',
    reminder: ['Rappel : ', 'Dernier rappel : '],
    reason: 'Motif indiqué :',
    zone: 'Les heures sont celles du fuseau {{zone}}.',
    place: '{{#if place}}Lieu : {{place}}{{/if}}',
    decisions:
      'Ces liens vous sont personnels et valables 14 jours. En ouvrir un ne change rien : vous décidez sur la page affichée.',
    why: {
      employee:
        'Vous recevez cet e-mail car vous avez une inscription à « {{initiative}} » dans Volunteer Ledger.',
      coordinator:
        'Vous recevez cet e-mail car vous coordonnez dans Volunteer Ledger pour l’association {{nonprofit}}.',
      manager:
        'Vous recevez cet e-mail car, dans Volunteer Ledger, la décision sur les dates choisies par {{employee}} vous revient.',
      admin: 'Vous recevez cet e-mail car vous administrez {{company}} dans Volunteer Ledger.',
    },
    contact: '{{#if contact}}Questions sur « {{initiative}} » : {{contact}}{{/if}}',
    support: 'Aide pour Volunteer Ledger : {{support}}',
    dateKind: { slot: '', period: 'Période de mentorat\u00a0: ', session: 'Séance\u00a0: ' },
    range: (start, end) => `${start} – ${end}`,
    from: 'à partir de\u00a0:',
    until: 'jusqu’à\u00a0:',
    was: 'auparavant\u00a0:',
    overlaps: 'en même temps qu’une autre date de la même personne\u00a0:',
    open: 'à préciser',
    months: (count) => `${count} mois`,
    days: (count) => `${count} ${count < 2 ? 'jour' : 'jours'}`,
    and: ' et ',
  },
};

/** Links that decide something: signed, personal, short-lived. The others merely lead somewhere. */
const MERELY_LEADING: readonly LinkKey[] = [
  'initiative',
  'initiatives',
  'reply',
  'open',
  'write',
  'cancelDates',
  'toDecide',
  'toApprove',
  'unsubscribe',
];
export const decides = (key: LinkKey): boolean => !MERELY_LEADING.includes(key);

/** In the order in which a mail shows them. */
export const LINK_LABELS: Readonly<Record<LinkKey, Readonly<Record<Locale, string>>>> = {
  approve: { en: 'Approve', fr: 'Approuver' },
  refuse: { en: 'Refuse', fr: 'Refuser' },
  confirm: { en: 'Yes, I took part', fr: 'Oui, j’ai participé' },
  missed: { en: 'No, I did not take part', fr: 'Non, je n’ai pas participé' },
  found: { en: 'I have found a mentee', fr: 'J’ai trouvé une personne à accompagner' },
  stillLooking: { en: 'I am still looking', fr: 'Je cherche toujours' },
  addDates: { en: 'Add dates', fr: 'Ajouter des dates' },
  end: { en: 'My mentoring is over', fr: 'Mon mentorat est terminé' },
  cancel: { en: 'Cancel my registration', fr: 'Annuler mon inscription' },
  initiative: { en: 'See the initiative', fr: 'Voir l’initiative' },
  initiatives: { en: 'See the initiatives', fr: 'Voir les initiatives' },
  reply: { en: 'Answer', fr: 'Répondre' },
  open: { en: 'Open in Volunteer Ledger', fr: 'Ouvrir dans Volunteer Ledger' },
  write: { en: 'Write a message', fr: 'Écrire un message' },
  cancelDates: { en: 'Cancel my participation', fr: 'Annuler ma participation' },
  toDecide: {
    en: 'See all that waits for your decision',
    fr: 'Voir tout ce qui attend votre décision',
  },
  toApprove: {
    en: 'See all that waits for your approval',
    fr: 'Voir tout ce qui attend votre accord',
  },
  unsubscribe: { en: 'Stop these mails', fr: 'Ne plus recevoir ces e-mails' },
};

/** `90` → `1 h 30 min`, in both languages. */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ');
}

/** `3 months and 2 days`: a period is told in days and months, never in hours. */
function periodLength({ months, days }: NonNullable<MailDate['length']>, phrases: Phrases): string {
  return [months > 0 && phrases.months(months), days > 0 && phrases.days(days)]
    .filter(Boolean)
    .join(phrases.and);
}

function lengthOf({ kind, minutes, length }: MailDate, phrases: Phrases): string {
  if (kind === 'period') return length === undefined ? '' : ` (${periodLength(length, phrases)})`;
  return minutes === undefined ? '' : ` (${duration(minutes)})`;
}

function span({ start, end }: Pick<MailDate, 'start' | 'end'>, phrases: Phrases): string {
  if (start && end) return phrases.range(start, end);
  if (start) return `${phrases.from} ${start}`;
  return end ? `${phrases.until} ${end}` : phrases.open;
}

/** One date as a line: what it is, when, how long, when it was before, and what it overlaps. */
export function dateLine(date: MailDate, locale: Locale): string {
  const phrases = PHRASES[locale];
  const before = date.was ? `; ${phrases.was} ${span(date.was, phrases)}` : '';
  const others = (date.overlaps ?? []).map((other) => span(other, phrases)).join(', ');
  const overlaps = others === '' ? '' : `; ${phrases.overlaps} ${others}`;
  return `${phrases.dateKind[date.kind]}${span(date, phrases)}${lengthOf(date, phrases)}${before}${overlaps}`;
}
