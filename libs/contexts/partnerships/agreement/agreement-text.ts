import type { Instant } from '#kit/eventsourcing';
import { SHOWN_STATUS_LABELS, shownStatusOf } from '../domain/partnership.status.js';
import type { AgreementData } from './agreement-data.js';

export type AgreementLocale = 'en' | 'fr';

/** An agreement in words: a table of facts, paragraphs under headings, a line at the foot of every page. */
export interface AgreementText {
  readonly title: string;
  readonly parties: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
  }[];
  readonly foot: (page: number, pages: number) => string;
}

/** A calendar day of the company’s zone, in words; in French the first of a month is an ordinal. */
function dayOf(at: Instant, zone: string, locale: AgreementLocale): string {
  const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: zone,
  }).format(new Date(at));
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

const NONE = '–';

const WORDS = {
  en: {
    title: 'Partnership agreement',
    parties: (company: string, nonprofit: string) => `between ${company} and ${nonprofit}`,
    company: 'Company',
    nonprofit: 'Nonprofit',
    locations: 'Locations',
    level: 'Managed at',
    status: 'Status',
    proposed: 'Proposed on',
    validated: 'Validated on',
    ended: 'Declined or cancelled on',
    agreed: 'What is agreed',
    agreement: (company: string, nonprofit: string) => [
      `While this partnership is validated, the employees of ${company} may sign up for the initiatives of ${nonprofit} that are open to them.`,
      'Either side may cancel it at any time. Registrations under way then go on with the nonprofit; there are no new ones.',
    ],
    notInForce: 'This partnership is not in force.',
    mandate: 'Acting on behalf of the nonprofit',
    mandated: (company: string, nonprofit: string, level: string, since: string, id: string) =>
      `Since ${since}, at the written request of ${nonprofit}, the administrators of ${company} at the level ${level} and above may create initiatives and decide on registrations on its behalf (mandate ${id}). This ends with the partnership.`,
    noMandate: (nonprofit: string) =>
      `No mandate is in force: only the coordinators of ${nonprofit} act in its name.`,
    profile: 'The nonprofit',
    contacts: 'Contacts',
    foot: (id: string, revision: number, page: number, pages: number) =>
      `Partnership ${id}, revision ${revision} · Page ${page} of ${pages}`,
    by: { company: 'by the company', nonprofit: 'by the nonprofit' },
  },
  fr: {
    title: 'Convention de partenariat',
    parties: (company: string, nonprofit: string) => `entre ${company} et ${nonprofit}`,
    company: 'Entreprise',
    nonprofit: 'Association',
    locations: 'Lieux',
    level: 'Géré au niveau',
    status: 'Statut',
    proposed: 'Proposé le',
    validated: 'Validé le',
    ended: 'Refusé ou annulé le',
    agreed: 'Ce qui est convenu',
    agreement: (company: string, nonprofit: string) => [
      `Tant que ce partenariat est validé, les collaborateurs de ${company} peuvent s’inscrire aux initiatives de ${nonprofit} qui leur sont ouvertes.`,
      'Chacune des parties peut l’annuler à tout moment. Les inscriptions en cours se poursuivent alors avec l’association ; il n’y en a plus de nouvelles.',
    ],
    notInForce: 'Ce partenariat n’est pas en vigueur.',
    mandate: 'Agir au nom de l’association',
    mandated: (company: string, nonprofit: string, level: string, since: string, id: string) =>
      `Depuis le ${since}, à la demande écrite de ${nonprofit}, les administrateurs de ${company} au niveau ${level} et au-dessus peuvent créer des initiatives et décider des inscriptions en son nom (mandat ${id}). Cela prend fin avec le partenariat.`,
    noMandate: (nonprofit: string) =>
      `Aucun mandat n’est en vigueur : seuls les coordinateurs de ${nonprofit} agissent en son nom.`,
    profile: 'L’association',
    contacts: 'Contacts',
    foot: (id: string, revision: number, page: number, pages: number) =>
      `Partenariat ${id}, révision ${revision} · Page ${page} sur ${pages}`,
    by: { company: 'par l’entreprise', nonprofit: 'par l’association' },
  },
} as const;

/** The agreement of these facts in words. What was ended and proposed again shows the end that was. */
export function agreementText(facts: AgreementData, locale: AgreementLocale): AgreementText {
  const words = WORDS[locale];
  const { company, nonprofit, zone } = facts;
  const day = (at: Instant | null): string => (at === null ? NONE : dayOf(at, zone, locale));
  const label = SHOWN_STATUS_LABELS[shownStatusOf(facts.status)][locale];
  const mandate =
    facts.mandate === null
      ? words.noMandate(nonprofit.name)
      : words.mandated(
          company.name,
          nonprofit.name,
          facts.level.path,
          day(facts.mandate.since),
          facts.mandate.id,
        );
  const inForce = facts.status === 'validated' ? [] : [words.notInForce];
  return {
    title: words.title,
    parties: words.parties(company.name, nonprofit.name),
    facts: [
      [words.company, company.name],
      [words.nonprofit, nonprofit.name],
      [words.locations, nonprofit.locations.length === 0 ? NONE : nonprofit.locations.join(', ')],
      [words.level, facts.level.path],
      [
        words.status,
        facts.cancelledBy === null ? label : `${label} (${words.by[facts.cancelledBy]})`,
      ],
      [words.proposed, day(facts.proposedAt)],
      [words.validated, day(facts.validatedAt)],
      [words.ended, day(facts.refusedAt)],
    ],
    sections: [
      {
        heading: words.agreed,
        paragraphs: [...inForce, ...words.agreement(company.name, nonprofit.name)],
      },
      { heading: words.mandate, paragraphs: [mandate] },
      {
        heading: words.profile,
        paragraphs: [facts.description.trim() === '' ? NONE : facts.description],
      },
      { heading: words.contacts, paragraphs: contacts(facts) },
    ],
    foot: (page, pages) => words.foot(facts.id, facts.revision, page, pages),
  };
}

const contacts = ({ coordinators }: AgreementData): string[] =>
  coordinators.length === 0 ? [NONE] : coordinators.map(({ name, mail }) => `${name}, ${mail}`);
