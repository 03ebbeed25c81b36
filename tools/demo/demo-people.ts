import type {
  Given,
  GivenCompany,
  GivenInitiative,
  GivenNonprofit,
  GivenPartnership,
  GivenPerson,
} from '../../apps/all-in-one/scenario/journey.types.js';
import { addToInstant, localTimeOf, type Instant } from '#kit/eventsourcing';
import { rarerInitiatives, type TurnPopulation } from './rare-events.js';

/** Who and what the demo is about. Everyone is invented. */
export const ZONE = 'Europe/Paris';

const EMPLOYEES = [
  'Eva Marchand',
  'Tom Okafor',
  'Zoé Lindqvist',
  'Noah Ferrari',
  'Lina Haddad',
  'Hugo Petit',
  'Maya Santos',
  'Jonas Weber',
  'Inès Roux',
  'Arthur Dubois',
  'Sofia Conti',
  'Liam Byrne',
  'Chloé Garnier',
  'Adam Nowak',
  'Nora Jensen',
  'Paul Mercier',
  'Yara Aziz',
  'Emil Novak',
  'Julie Lambert',
  'Oscar Nilsson',
  'Amina Diallo',
  'Victor Blanc',
  'Clara Muller',
  'Samir Benali',
  'Alice Fontaine',
  'Leo Martins',
  'Eliza Kowalska',
  'Rémi Girard',
  'Hana Sato',
  'Felix Braun',
] as const;

const COMPANIES: readonly (Omit<GivenCompany, 'line'> & {
  readonly places: readonly string[];
  readonly manager: string;
  readonly admin: string;
})[] = [
  {
    name: 'Nordlys',
    managerPolicy: 'per_date',
    levels: ['Nordlys/Paris', 'Nordlys/Lyon'],
    zone: ZONE,
    agreementDownload: true,
    locale: 'fr',
    places: ['Nordlys/Paris', 'Nordlys/Lyon'],
    manager: 'Max Renard',
    admin: 'Ada Lefort',
  },
  {
    name: 'Brightworks',
    managerPolicy: 'per_registration',
    levels: ['Brightworks/London'],
    zone: 'Europe/London',
    locale: 'en',
    places: ['Brightworks/London', 'Brightworks'],
    manager: 'Mia Clarke',
    admin: 'Abe Turner',
  },
  {
    name: 'Cobalt',
    managerPolicy: 'none',
    levels: [],
    zone: 'Europe/Berlin',
    locale: 'en',
    places: ['Cobalt'],
    manager: 'Moritz Kern',
    admin: 'Anke Vogel',
  },
];

const NONPROFITS: readonly (Omit<GivenNonprofit, 'line'> & { readonly title: string })[] = [
  {
    name: 'Green Banks',
    coordinators: ['Cora Vidal', 'Carl Simon'],
    locations: ['Paris', 'Lyon'],
    title: 'River clean-up',
  },
  {
    name: 'Open Table',
    coordinators: ['Nils Aubert'],
    locations: ['Paris'],
    title: 'Evening kitchen',
  },
  { name: 'Second Start', coordinators: ['Sara Klein'], locations: ['London'], title: 'CV advice' },
  {
    name: 'Read Together',
    coordinators: ['Ben Asher'],
    locations: ['Berlin', 'Paris'],
    title: 'Reading hour',
  },
  { name: 'First Steps', coordinators: ['Dora Meyer'], locations: ['Lyon'], title: 'Tutoring' },
  {
    name: 'Repair Corner',
    coordinators: ['Ivo Lang'],
    locations: ['London', 'Berlin'],
    title: 'Repair café',
  },
];

const PARIS = 'Nordlys/Paris';
const levelOf = (index: number, company: (typeof COMPANIES)[number]): string =>
  company.places[Math.floor(index / COMPANIES.length) % company.places.length] as string;

/** Weekly slots all through the demo's time and a little beyond. */
const SLOT_WEEKS = 86;

function slotsFrom(start: Instant, offsetDays: number): GivenInitiative['slots'] {
  return Array.from({ length: SLOT_WEEKS }, (_, week) => {
    const begin = localTimeOf(
      addToInstant(start, { days: 7 * week + offsetDays }, ZONE),
      ZONE,
    ).slice(0, 10);
    return {
      name: `w${week}`,
      line: 0,
      start: `${begin}T14:00`,
      end: `${begin}T17:30`,
      capacity: 12,
    };
  });
}

function initiatives(start: Instant): GivenInitiative[] {
  return NONPROFITS.flatMap(({ name: nonprofit, title }, index): GivenInitiative[] => {
    const base = { line: 0, nonprofit, tasks: [], slots: [], draft: false };
    const slots: GivenInitiative = {
      ...base,
      name: title,
      kind: 'slots',
      slots: slotsFrom(start, 3 + index),
    };
    const open: GivenInitiative = { ...base, name: `${title}: lend a hand`, kind: 'open' };
    const mentoring: GivenInitiative = {
      ...base,
      name: `${title}: mentoring`,
      kind: 'mentoring',
      tasks: ['charter'],
    };
    const own: GivenInitiative = {
      ...slots,
      name: `${title} with Nordlys`,
      company: 'Nordlys',
      slots: slotsFrom(start, 5),
    };
    return index === 0
      ? [slots, open, mentoring, own, ...rarerInitiatives(start, ZONE, nonprofit)]
      : [slots, open, mentoring];
  });
}

/** The demo's given, from an instant on. */
export function populationFrom(start: Instant): Given {
  const people: GivenPerson[] = [];
  const add = (name: string, roles: Partial<GivenPerson>) =>
    people.push({ name, line: 0, coordinates: [], platform: false, ...roles });
  for (const { name, manager, admin } of COMPANIES) {
    add(admin, { admin: name });
    add(manager, { managerOf: name });
    add(`Auditor of ${name}`, { auditor: name });
    add(`Analyst of ${name}`, { analyst: name });
  }
  add('Lea Paris', { admin: PARIS });
  add('Pia Platform', { platform: true });
  EMPLOYEES.forEach((name, index) => {
    const company = COMPANIES[index % COMPANIES.length] as (typeof COMPANIES)[number];
    const level = levelOf(index, company);
    add(name, { employee: level, ...(index % 7 === 6 ? {} : { manager: company.manager }) });
  });
  for (const { name, coordinators } of NONPROFITS)
    for (const coordinator of coordinators) add(coordinator, { coordinates: [name] });
  const partnerships = COMPANIES.flatMap(({ name: company }, at) =>
    NONPROFITS.map(({ name: nonprofit }, index): GivenPartnership => ({
      line: 0,
      company,
      nonprofit,
      level: company,
      status:
        at === 2 && index === 5
          ? 'awaiting_confirmation'
          : at === 2 && index === 4
            ? 'declined'
            : 'validated',
      mandate: at === 0 && index === 0,
    })),
  );
  return {
    companies: COMPANIES.map(
      ({ places: _places, manager: _manager, admin: _admin, ...company }) => ({
        ...company,
        line: 0,
      }),
    ),
    nonprofits: NONPROFITS.map(({ title: _title, ...nonprofit }) => ({ ...nonprofit, line: 0 })),
    people,
    partnerships,
    initiatives: initiatives(start),
  };
}

/** The employees of the demo with the company each works for, and who decides as their manager. */
export const demoEmployees = (): { name: string; company: string; decider: string }[] =>
  EMPLOYEES.map((name, index) => {
    const company = COMPANIES[index % COMPANIES.length] as (typeof COMPANIES)[number];
    const level = levelOf(index, company);
    const nearestAdmin = level === PARIS ? 'Lea Paris' : company.admin;
    return {
      name,
      company: company.name,
      decider: index % 7 === 6 ? nearestAdmin : company.manager,
    };
  });

export const demoNonprofits = (): { title: string; coordinator: string; partners: string[] }[] =>
  NONPROFITS.map(({ title, coordinators }, index) => ({
    title,
    coordinator: coordinators[0] as string,
    partners: index >= 4 ? ['Nordlys', 'Brightworks'] : ['Nordlys', 'Brightworks', 'Cobalt'],
  }));

/** Whom the rarer turns of the demo are about. */
export const TURN_POPULATION: TurnPopulation = {
  coordinator: NONPROFITS[0]?.coordinators[0] as string,
  platform: 'Pia Platform',
  unasked: ['Zoé Lindqvist', 'Hugo Petit', 'Inès Roux'],
  asked: ['Eva Marchand', 'Max Renard'],
  patient: 'Noah Ferrari',
  mandate: { company: 'Brightworks', nonprofit: NONPROFITS[1]?.name as string },
  proposal: {
    admin: COMPANIES[2]?.admin as string,
    company: 'Cobalt',
    nonprofit: NONPROFITS[5]?.name as string,
  },
};
