import { uuid5, type Zone } from '#kit/eventsourcing';
import type { ManagerPolicy } from '#contexts/registrations';

export interface PopulationCompany {
  readonly id: string;
  readonly zone: Zone;
  readonly policy: ManagerPolicy;
  /** Ids of its network levels, the root first. */
  readonly levels: readonly string[];
  /** The main admin. */
  readonly admin: string;
  readonly managers: readonly string[];
}
export interface PopulationNonprofit {
  readonly id: string;
  readonly coordinator: string;
}
export interface PopulationEmployee {
  readonly id: string;
  readonly company: PopulationCompany;
  readonly level: string;
  readonly manager: string;
}
/** Who there is in a history; a function of how many employees there are. Every nonprofit is every company's partner. */
export interface Population {
  /** The first has half of all employees, the others share the other half. */
  readonly companies: readonly PopulationCompany[];
  readonly nonprofits: readonly PopulationNonprofit[];
  readonly employees: readonly PopulationEmployee[];
  /** Of the platform team. */
  readonly platform: string;
}

const ZONES: readonly Zone[] = [
  'Europe/Paris',
  'America/New_York',
  'Europe/London',
  'Asia/Kolkata',
];
const POLICIES: readonly ManagerPolicy[] = ['none', 'per_date', 'per_registration', 'none'];
const LEVELS = 5;
const REPORTS_PER_MANAGER = 20;

export const historyId = (kind: string, ...parts: readonly (string | number)[]): string =>
  uuid5('history', kind, ...parts.map(String));
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

export function populationOf(employees: number): Population {
  const count = within(employees / 1_000, 2, 20);
  const companies = many(count, (index): PopulationCompany => ({
    id: historyId('company', index),
    zone: ZONES[index % ZONES.length] as Zone,
    policy: POLICIES[index % POLICIES.length] as ManagerPolicy,
    levels: many(LEVELS, (level) => historyId('level', index, level)),
    admin: historyId('admin', index),
    managers: many(
      Math.ceil(employees / 2 / (index === 0 ? 1 : count - 1) / REPORTS_PER_MANAGER),
      (manager) => historyId('manager', index, manager),
    ),
  }));
  return {
    companies,
    nonprofits: many(within(employees / 500, 2, 40), (index) => ({
      id: historyId('nonprofit', index),
      coordinator: historyId('coordinator', index),
    })),
    employees: many(employees, (index) => employeeOf(companies, index)),
    platform: historyId('platform'),
  };
}

/** Every other employee is one of the first company; the rest go round the others. */
function employeeOf(companies: readonly PopulationCompany[], index: number): PopulationEmployee {
  const others = companies.length - 1;
  const half = Math.floor(index / 2);
  const company = companies[index % 2 === 0 ? 0 : 1 + (half % others)] as PopulationCompany;
  const number = index % 2 === 0 ? half : Math.floor(half / others);
  return {
    id: historyId('employee', index),
    company,
    level: company.levels[number % LEVELS] as string,
    manager: company.managers[number % company.managers.length] as string,
  };
}

/** Everyone who has a key of their own. */
export const personsOf = ({ companies, nonprofits, employees, platform }: Population): string[] => [
  platform,
  ...companies.flatMap(({ admin, managers }) => [admin, ...managers]),
  ...nonprofits.map(({ coordinator }) => coordinator),
  ...employees.map(({ id }) => id),
];
