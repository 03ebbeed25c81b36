import type { Locale } from '#platform/http';
import type { PageKind } from './page-kinds.js';
import { FRENCH_SUMMARIES } from './french-summaries.js';

/** The labels of a page of history, in one language. */
export interface PageLabels {
  readonly title: Readonly<Record<PageKind, string>>;
  readonly shown: (shown: number, total: number) => string;
  readonly caption: string;
  readonly heads: readonly string[];
  /** Header of a CSV file. */
  readonly columns: readonly string[];
  readonly next: string;
  readonly previous: string;
  readonly pdfLimit: (events: number) => string;
  readonly as: (capacity: string) => string;
  readonly mandate: (id: string) => string;
  readonly via: Readonly<Record<'link' | 'cli', string>>;
  readonly system: string;
  readonly withheld: string;
  readonly erased: string;
  readonly recorded: string;
  readonly readAt: string;
  readonly verified: (events: number) => string;
  readonly broken: (problems: number) => string;
  readonly sealed: (day: string, number: number, revision: number) => string;
  readonly unsealed: string;
  /** The meaning of an event type. */
  readonly summary: (type: string, english: string) => string;
}

const CAPACITIES: Readonly<Record<string, string>> = {
  employee: 'collaborateur',
  manager: 'manager',
  coordinator: 'coordinateur',
  admin: 'administrateur',
  platform: 'équipe de la plateforme',
  auditor: 'auditeur',
  analyst: 'analyste',
  system: 'système',
};

export const PAGE_LABELS: Readonly<Record<Locale, PageLabels>> = {
  en: {
    title: {
      partnership: 'History of a partnership',
      initiative: 'History of an initiative',
      company: 'History of a company',
      nonprofit: 'History of a nonprofit',
      person: 'History of a person',
      registration: 'History of a registration',
    },
    shown: (shown, total) => `${shown} of ${total} events`,
    caption: 'Events in the order recorded. Times are in UTC.',
    heads: ['No.', 'When', 'What', 'Who', 'Data'],
    columns: [
      'No.',
      'Happened (UTC)',
      'Recorded (UTC)',
      'Event',
      'Meaning',
      'Who',
      'Capacity',
      'Data',
      'Hash',
    ],
    next: 'Next events',
    previous: 'Previous events',
    pdfLimit: (events) => `A PDF has ${events} events at most. The CSV file has all of them.`,
    as: (capacity) => `as ${capacity}`,
    mandate: (id) => `on behalf of the nonprofit, mandate ${id}`,
    via: { link: 'by a link in a mail', cli: 'on the command line' },
    system: 'System',
    withheld: 'Withheld',
    erased: 'erased',
    recorded: 'recorded',
    readAt: 'Read at',
    verified: (events) => `The hash chain of these ${events} events was verified: it is intact.`,
    broken: (problems) =>
      `The hash chain was verified, and ${problems} events are not as they were recorded.`,
    sealed: (day, number, revision) =>
      `Sealed up to event ${revision} by seal ${number} of ${day}.`,
    unsealed: 'No daily seal contains it yet.',
    summary: (_type, english) => english,
  },
  fr: {
    title: {
      partnership: 'Historique d’un partenariat',
      initiative: 'Historique d’une initiative',
      company: 'Historique d’une entreprise',
      nonprofit: 'Historique d’une association',
      person: 'Historique d’une personne',
      registration: 'Historique d’une inscription',
    },
    shown: (shown, total) => `${shown} événements sur ${total}`,
    caption: 'Événements dans l’ordre d’enregistrement. Les heures sont en UTC.',
    heads: ['N°', 'Quand', 'Quoi', 'Qui', 'Données'],
    columns: [
      'N°',
      'Survenu (UTC)',
      'Enregistré (UTC)',
      'Événement',
      'Signification',
      'Qui',
      'Qualité',
      'Données',
      'Empreinte',
    ],
    next: 'Événements suivants',
    previous: 'Événements précédents',
    pdfLimit: (events) =>
      `Un PDF contient ${events} événements au plus. Le fichier CSV les contient tous.`,
    as: (capacity) => `en tant que ${CAPACITIES[capacity] ?? capacity}`,
    mandate: (id) => `au nom de l’association, mandat ${id}`,
    via: { link: 'par un lien dans un e-mail', cli: 'en ligne de commande' },
    system: 'Système',
    withheld: 'Non communiqué',
    erased: 'effacé',
    recorded: 'enregistré',
    readAt: 'Consulté le',
    verified: (events) =>
      `La chaîne d’empreintes de ces ${events} événements a été vérifiée : elle est intacte.`,
    broken: (problems) =>
      `La chaîne d’empreintes a été vérifiée : ${problems} événements ne sont plus tels qu’ils ont été enregistrés.`,
    sealed: (day, number, revision) =>
      `Scellé jusqu’à l’événement ${revision} par le sceau ${number} du ${day}.`,
    unsealed: 'Aucun sceau quotidien ne le contient encore.',
    summary: (type) => FRENCH_SUMMARIES[type] ?? type,
  },
};
