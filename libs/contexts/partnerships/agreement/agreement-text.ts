import { readZone, type Instant } from '#kit/eventsourcing';
import { SHOWN_STATUS_LABELS, shownStatusOf } from '../domain/partnership.status.js';
import type { AgreementData } from './agreement-data.js';

export type AgreementLocale = 'en' | 'fr';

/** The text of an agreement: a table, sections of paragraphs, and a footer for every page. */
export interface AgreementText {
  readonly title: string;
  readonly parties: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
  }[];
  readonly footer: (page: number, pages: number) => string;
}

/** A day of the company’s time zone, such as 1 March 2026. French writes the first of a month as an ordinal: 1er mars 2026. */
function dayOf(at: Instant, zone: string, locale: AgreementLocale): string {
  const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: readZone(zone),
  }).format(new Date(at));
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

const NONE = '–';

const LABELS = {
  en: {
    title: 'Partnership agreement',
    parties: (company: string, nonprofit: string) => `between ${company} and ${nonprofit}`,
    party: (name: string, id: string) => `${name} (id ${id})`,
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
    footer: (id: string, revision: number, page: number, pages: number) =>
      `Partnership ${id}, revision ${revision} · Page ${page} of ${pages}`,
    by: { company: 'by the company', nonprofit: 'by the nonprofit' },
  },
  fr: {
    title: 'Convention de partenariat',
    parties: (company: string, nonprofit: string) => `entre ${company} et ${nonprofit}`,
    party: (name: string, id: string) => `${name} (identifiant ${id})`,
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
    footer: (id: string, revision: number, page: number, pages: number) =>
      `Partenariat ${id}, révision ${revision} · Page ${page} sur ${pages}`,
    by: { company: 'par l’entreprise', nonprofit: 'par l’association' },
  },
} as const;

/** The text of an agreement. It names both parties with their ids, as others may have their names. A partnership proposed again after it ended still shows the day of that end. */
export function agreementText(data: AgreementData, locale: AgreementLocale): AgreementText {
  const labels = LABELS[locale];
  const { company, nonprofit, zone } = data;
  const day = (at: Instant | null): string => (at === null ? NONE : dayOf(at, zone, locale));
  const label = SHOWN_STATUS_LABELS[shownStatusOf(data.status)][locale];
  const mandate =
    data.mandate === null
      ? labels.noMandate(nonprofit.name)
      : labels.mandated(
          company.name,
          nonprofit.name,
          data.level.path,
          day(data.mandate.since),
          data.mandate.id,
        );
  const inForce = data.status === 'validated' ? [] : [labels.notInForce];
  return {
    title: labels.title,
    parties: labels.parties(company.name, nonprofit.name),
    rows: [
      [labels.company, labels.party(company.name, company.id)],
      [labels.nonprofit, labels.party(nonprofit.name, nonprofit.id)],
      [labels.locations, nonprofit.locations.length === 0 ? NONE : nonprofit.locations.join(', ')],
      [labels.level, data.level.path],
      [
        labels.status,
        data.cancelledBy === null ? label : `${label} (${labels.by[data.cancelledBy]})`,
      ],
      [labels.proposed, day(data.proposedAt)],
      [labels.validated, day(data.validatedAt)],
      [labels.ended, day(data.refusedAt)],
    ],
    sections: [
      {
        heading: labels.agreed,
        paragraphs: [...inForce, ...labels.agreement(company.name, nonprofit.name)],
      },
      { heading: labels.mandate, paragraphs: [mandate] },
      {
        heading: labels.profile,
        paragraphs: [data.description.trim() === '' ? NONE : data.description],
      },
      { heading: labels.contacts, paragraphs: contacts(data) },
    ],
    footer: (page, pages) => labels.footer(data.id, data.revision, page, pages),
  };
}

const contacts = ({ coordinators }: AgreementData): string[] =>
  coordinators.length === 0 ? [NONE] : coordinators.map(({ name, mail }) => `${name}, ${mail}`);
