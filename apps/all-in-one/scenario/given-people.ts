import { acceptInvitation } from './accept-invitation.js';
import type { GivenNonprofit, GivenPerson } from './journey.types.js';
import type { ScenarioContext } from './scenario-context.js';

/**
 * The first people of a scenario give the commands that set up the given part. They are not in the journey file, and no name in a file can
 * equal theirs.
 */
export const PLATFORM = '\u0000platform';
export const adminOf = (company: string) => `\u0000admin of ${company}`;
const coordinatorOf = (nonprofit: string) => `\u0000coordinator of ${nonprofit}`;

export interface FirstPeople {
  /** Company → its first main admin. */
  readonly admins: Map<string, string>;
  /** Nonprofit → its first coordinator. */
  readonly coordinators: Map<string, string>;
}

const nextAddress = ({ mails }: ScenarioContext) => `p${mails.size + 1}@journeys.example`;
export const companyOf = (level: string): string => level.split('/')[0] ?? level;

/** Registers a person with a generated mail address. */
export async function register(
  scenario: ScenarioContext,
  by: string,
  name: string,
  body: object,
): Promise<void> {
  const mail = scenario.mails.get(name) ?? nextAddress(scenario);
  scenario.mails.set(name, mail);
  const answer = await scenario.command(by, '/people/register-person', {
    name: name.replace('\u0000', ''),
    mail,
    ...body,
  });
  scenario.ids.person.set(name, answer.id);
}

interface RoleAt {
  readonly role: string;
  readonly at: string | true;
}

/** Roles in companies and on the platform. Roles in nonprofits are granted when all people are registered. */
function rolesOf(person: GivenPerson): RoleAt[] {
  const { employee, managerOf, admin, auditor, analyst, platform } = person;
  const roles: [string, string | true | undefined][] = [
    ['employee', employee],
    ['manager', managerOf],
    ['admin', admin],
    ['auditor', auditor],
    ['analyst', analyst],
    ['platform', platform ? true : undefined],
  ];
  return roles.flatMap(([role, at]) => (at === undefined ? [] : [{ role, at }]));
}

export async function buildPerson(
  scenario: ScenarioContext,
  firstPeople: FirstPeople,
  person: GivenPerson,
  nonprofits: readonly GivenNonprofit[],
): Promise<void> {
  const roles = rolesOf(person);
  const home = roles.find((role) => role.at !== true);
  const known = scenario.ids.person.has(person.name);
  if (home === undefined && roles.length === 0)
    return registerCoordinator(scenario, person, nonprofits);
  for (const [index, { role, at }] of roles.entries()) {
    if (known && role === 'admin' && at === companyOf(String(at))) continue;
    const fresh = index === 0 && !known;
    if (at === true) await giveRole(scenario, PLATFORM, person.name, fresh, { role }, {});
    else {
      const level = scenario.id('level', at);
      await giveRole(
        scenario,
        firstPeople.admins.get(companyOf(at)) as string,
        person.name,
        fresh,
        { role, level },
        { company: scenario.id('company', companyOf(at)), level },
      );
    }
  }
}

async function giveRole(
  scenario: ScenarioContext,
  by: string,
  name: string,
  fresh: boolean,
  role: object,
  where: object,
): Promise<void> {
  if (fresh) return register(scenario, by, name, { ...where, roles: [role] });
  await scenario.command(by, `/people/${scenario.id('person', name)}/grant-role`, role);
}

async function registerCoordinator(
  scenario: ScenarioContext,
  person: GivenPerson,
  nonprofits: readonly GivenNonprofit[],
): Promise<void> {
  const nonprofit = nonprofits.find((candidate) => candidate.coordinators.includes(person.name));
  if (nonprofit?.coordinators[0] !== person.name) return;
  await register(scenario, PLATFORM, person.name, {
    nonprofit: scenario.id('nonprofit', nonprofit.name),
    roles: [{ role: 'coordinator' }],
  });
}

/** The platform team adds the first coordinator, who adds the others. */
export async function buildCoordinators(
  scenario: ScenarioContext,
  firstPeople: FirstPeople,
  { name, coordinators }: GivenNonprofit,
): Promise<void> {
  const nonprofit = scenario.id('nonprofit', name);
  const [first = coordinatorOf(name), ...others] = coordinators;
  firstPeople.coordinators.set(name, first);
  if (!scenario.ids.person.has(first))
    await register(scenario, PLATFORM, first, { nonprofit, roles: [{ role: 'coordinator' }] });
  else if (!(await coordinates(scenario, first, nonprofit))) {
    await scenario.command(PLATFORM, `/people/${scenario.id('person', first)}/grant-role`, {
      role: 'coordinator',
      nonprofit,
    });
  }
  for (const other of others) {
    const mail = scenario.mails.get(other) ?? nextAddress(scenario);
    scenario.mails.set(other, mail);
    const answer = await scenario.command(first, `/nonprofits/${nonprofit}/add-coordinator`, {
      name: other,
      mail,
    });
    if (answer.status === 'invited') await acceptInvitation(scenario, other);
    else scenario.ids.person.set(other, answer.id);
  }
}

async function coordinates(
  scenario: ScenarioContext,
  person: string,
  nonprofit: string,
): Promise<boolean> {
  const { rowCount } = await scenario.product.runtime.pool.query(
    `SELECT 1 FROM read.grants WHERE owner = $1 AND role = 'coordinator' AND nonprofit = $2`,
    [scenario.id('person', person), nonprofit],
  );
  return (rowCount ?? 0) > 0;
}
