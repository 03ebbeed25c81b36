import { acceptInvitation } from './accept-invitation.js';
import type {
  Given,
  GivenCompany,
  GivenNonprofit,
  GivenPartnership,
  GivenPerson,
} from './journey.types.js';
import { bootstrapPlatform } from '../../runtime/bootstrap.js';
import { createInitiative } from './create-initiative.js';
import type { ScenarioContext } from './scenario-context.js';

/** The first people of a scenario: they build what is given with ordinary commands, and never appear in the file. Their names cannot clash with it. */
const PLATFORM = '\u0000platform';
const adminOf = (company: string) => `\u0000admin of ${company}`;
const coordinatorOf = (nonprofit: string) => `\u0000coordinator of ${nonprofit}`;

interface FirstPeople {
  /** Company → its first main admin. */
  readonly admins: Map<string, string>;
  /** Nonprofit → its first coordinator. */
  readonly coordinators: Map<string, string>;
}

const nextAddress = ({ mails }: ScenarioContext) => `p${mails.size + 1}@journeys.example`;
const companyOf = (level: string): string => level.split('/')[0] ?? level;

/** Builds what the journey starts from, at its start, with ordinary commands. */
export async function setUpGiven(scenario: ScenarioContext, given: Given): Promise<void> {
  const firstPeople: FirstPeople = { admins: new Map(), coordinators: new Map() };
  const { engine, runtime } = scenario.product;
  scenario.ids.person.set(
    PLATFORM,
    await bootstrapPlatform(runtime.ledger, { name: 'Stage hand', mail: 'stage@journeys.example' }),
  );
  await engine.settle();
  for (const company of given.companies)
    await buildCompany(scenario, firstPeople, company, given.people);
  for (const nonprofit of given.nonprofits) await buildNonprofit(scenario, nonprofit);
  for (const person of given.people)
    await buildPerson(scenario, firstPeople, person, given.nonprofits);
  for (const nonprofit of given.nonprofits)
    await buildCoordinators(scenario, firstPeople, nonprofit);
  for (const { name, manager, employee } of given.people) {
    if (manager === undefined || employee === undefined) continue;
    const admin = firstPeople.admins.get(companyOf(employee)) as string;
    await scenario.command(admin, `/people/${scenario.id('person', name)}/assign-manager`, {
      manager: scenario.id('person', manager),
    });
  }
  for (const partnership of given.partnerships)
    await buildPartnership(scenario, firstPeople, partnership);
  for (const initiative of given.initiatives) {
    const { name, nonprofit, draft, ...rest } = initiative;
    const coordinator = firstPeople.coordinators.get(nonprofit) as string;
    await createInitiative(scenario, coordinator, { name, nonprofit, ...rest });
    if (!draft)
      await scenario.command(
        coordinator,
        `/initiatives/${scenario.id('initiative', name)}/open-initiative`,
        {},
      );
  }
}

async function buildCompany(
  scenario: ScenarioContext,
  firstPeople: FirstPeople,
  company: GivenCompany,
  people: readonly GivenPerson[],
): Promise<void> {
  const { name, zone, managerPolicy, levels, agreementDownload, locale } = company;
  const body = {
    name,
    zone,
    managerPolicy,
    ...(agreementDownload === undefined ? {} : { agreementDownload }),
    ...(locale === undefined ? {} : { locale }),
  };
  const answer = await scenario.command(PLATFORM, '/companies/register-company', body);
  scenario.ids.company.set(name, answer.id);
  scenario.ids.level.set(name, answer.events[0]?.about as string);
  const first = people.find((person) => person.admin === name)?.name ?? adminOf(name);
  firstPeople.admins.set(name, first);
  await register(scenario, PLATFORM, first, { company: answer.id, roles: [{ role: 'admin' }] });
  for (const path of levels) {
    const at = path.lastIndexOf('/');
    const level = { parent: scenario.id('level', path.slice(0, at)), name: path.slice(at + 1) };
    const added = await scenario.command(first, `/companies/${answer.id}/add-network-level`, level);
    scenario.ids.level.set(path, added.events[0]?.about as string);
  }
}

async function buildNonprofit(
  scenario: ScenarioContext,
  { name, locations }: GivenNonprofit,
): Promise<void> {
  const answer = await scenario.command(PLATFORM, '/nonprofits/register-nonprofit', {
    name,
    locations,
  });
  scenario.ids.nonprofit.set(name, answer.id);
}

async function register(
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

/** The roles that lie in a company or on the platform; those in nonprofits come once everyone is there. */
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

async function buildPerson(
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

/** The first coordinator is the platform team's to name, the others are added by the first. */
async function buildCoordinators(
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

async function buildPartnership(
  scenario: ScenarioContext,
  firstPeople: FirstPeople,
  given: GivenPartnership,
): Promise<void> {
  const admin = firstPeople.admins.get(given.company) as string;
  const coordinator = firstPeople.coordinators.get(given.nonprofit) as string;
  const nonprofits = [scenario.id('nonprofit', given.nonprofit)];
  const body = {
    company: scenario.id('company', given.company),
    nonprofits,
    level: scenario.id('level', given.level),
  };
  const { id } = await scenario.command(admin, '/partnerships/propose-partnership', body);
  scenario.ids.partnership.set(`${given.company}/${given.nonprofit}`, id);
  if (given.status === 'declined')
    await scenario.command(coordinator, `/partnerships/${id}/decline-partnership`, {});
  if (given.status === 'validated' || given.status === 'cancelled')
    await scenario.command(coordinator, `/partnerships/${id}/validate-partnership`, {});
  if (given.mandate)
    await scenario.command(PLATFORM, `/partnerships/${id}/grant-mandate`, { request: 'given' });
  if (given.status === 'cancelled')
    await scenario.command(admin, `/partnerships/${id}/cancel-partnership`, {});
}
