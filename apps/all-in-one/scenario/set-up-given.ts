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

/** Stage firstPeople: they build what is given with ordinary commands, and never appear in the file. Their names cannot clash with it. */
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
export async function setUpGiven(stage: ScenarioContext, given: Given): Promise<void> {
  const firstPeople: FirstPeople = { admins: new Map(), coordinators: new Map() };
  const { engine, runtime } = stage.product;
  stage.ids.person.set(
    PLATFORM,
    await bootstrapPlatform(runtime.ledger, { name: 'Stage hand', mail: 'stage@journeys.example' }),
  );
  await engine.settle();
  for (const company of given.companies)
    await buildCompany(stage, firstPeople, company, given.people);
  for (const nonprofit of given.nonprofits) await buildNonprofit(stage, nonprofit);
  for (const person of given.people)
    await buildPerson(stage, firstPeople, person, given.nonprofits);
  for (const nonprofit of given.nonprofits) await buildCoordinators(stage, firstPeople, nonprofit);
  for (const { name, manager, employee } of given.people) {
    if (manager === undefined || employee === undefined) continue;
    const admin = firstPeople.admins.get(companyOf(employee)) as string;
    await stage.command(admin, `/people/${stage.id('person', name)}/assign-manager`, {
      manager: stage.id('person', manager),
    });
  }
  for (const partnership of given.partnerships)
    await buildPartnership(stage, firstPeople, partnership);
  for (const initiative of given.initiatives) {
    const { name, nonprofit, draft, ...rest } = initiative;
    const coordinator = firstPeople.coordinators.get(nonprofit) as string;
    await createInitiative(stage, coordinator, { name, nonprofit, ...rest });
    if (!draft)
      await stage.command(
        coordinator,
        `/initiatives/${stage.id('initiative', name)}/open-initiative`,
        {},
      );
  }
}

async function buildCompany(
  stage: ScenarioContext,
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
  const answer = await stage.command(PLATFORM, '/companies/register-company', body);
  stage.ids.company.set(name, answer.id);
  stage.ids.level.set(name, answer.events[0]?.about as string);
  const first = people.find((person) => person.admin === name)?.name ?? adminOf(name);
  firstPeople.admins.set(name, first);
  await register(stage, PLATFORM, first, { company: answer.id, roles: [{ role: 'admin' }] });
  for (const path of levels) {
    const at = path.lastIndexOf('/');
    const level = { parent: stage.id('level', path.slice(0, at)), name: path.slice(at + 1) };
    const added = await stage.command(first, `/companies/${answer.id}/add-network-level`, level);
    stage.ids.level.set(path, added.events[0]?.about as string);
  }
}

async function buildNonprofit(
  stage: ScenarioContext,
  { name, locations }: GivenNonprofit,
): Promise<void> {
  const answer = await stage.command(PLATFORM, '/nonprofits/register-nonprofit', {
    name,
    locations,
  });
  stage.ids.nonprofit.set(name, answer.id);
}

async function register(
  stage: ScenarioContext,
  by: string,
  name: string,
  body: object,
): Promise<void> {
  const mail = stage.mails.get(name) ?? nextAddress(stage);
  stage.mails.set(name, mail);
  const answer = await stage.command(by, '/people/register-person', {
    name: name.replace('\u0000', ''),
    mail,
    ...body,
  });
  stage.ids.person.set(name, answer.id);
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
  stage: ScenarioContext,
  firstPeople: FirstPeople,
  person: GivenPerson,
  nonprofits: readonly GivenNonprofit[],
): Promise<void> {
  const roles = rolesOf(person);
  const home = roles.find((role) => role.at !== true);
  const known = stage.ids.person.has(person.name);
  if (home === undefined && roles.length === 0)
    return registerCoordinator(stage, person, nonprofits);
  for (const [index, { role, at }] of roles.entries()) {
    if (known && role === 'admin' && at === companyOf(String(at))) continue;
    const fresh = index === 0 && !known;
    if (at === true) await giveRole(stage, PLATFORM, person.name, fresh, { role }, {});
    else {
      const level = stage.id('level', at);
      await giveRole(
        stage,
        firstPeople.admins.get(companyOf(at)) as string,
        person.name,
        fresh,
        { role, level },
        { company: stage.id('company', companyOf(at)), level },
      );
    }
  }
}

async function giveRole(
  stage: ScenarioContext,
  by: string,
  name: string,
  fresh: boolean,
  role: object,
  where: object,
): Promise<void> {
  if (fresh) return register(stage, by, name, { ...where, roles: [role] });
  await stage.command(by, `/people/${stage.id('person', name)}/grant-role`, role);
}

async function registerCoordinator(
  stage: ScenarioContext,
  person: GivenPerson,
  nonprofits: readonly GivenNonprofit[],
): Promise<void> {
  const nonprofit = nonprofits.find((candidate) => candidate.coordinators.includes(person.name));
  if (nonprofit?.coordinators[0] !== person.name) return;
  await register(stage, PLATFORM, person.name, {
    nonprofit: stage.id('nonprofit', nonprofit.name),
    roles: [{ role: 'coordinator' }],
  });
}

/** The first coordinator is the platform team's to name, the others are added by the first. */
async function buildCoordinators(
  stage: ScenarioContext,
  firstPeople: FirstPeople,
  { name, coordinators }: GivenNonprofit,
): Promise<void> {
  const nonprofit = stage.id('nonprofit', name);
  const [first = coordinatorOf(name), ...others] = coordinators;
  firstPeople.coordinators.set(name, first);
  if (!stage.ids.person.has(first))
    await register(stage, PLATFORM, first, { nonprofit, roles: [{ role: 'coordinator' }] });
  else if (!(await coordinates(stage, first, nonprofit))) {
    await stage.command(PLATFORM, `/people/${stage.id('person', first)}/grant-role`, {
      role: 'coordinator',
      nonprofit,
    });
  }
  for (const other of others) {
    const mail = stage.mails.get(other) ?? nextAddress(stage);
    stage.mails.set(other, mail);
    const answer = await stage.command(first, `/nonprofits/${nonprofit}/add-coordinator`, {
      name: other,
      mail,
    });
    if (answer.status === 'invited') await acceptInvitation(stage, other);
    else stage.ids.person.set(other, answer.id);
  }
}

async function coordinates(
  stage: ScenarioContext,
  person: string,
  nonprofit: string,
): Promise<boolean> {
  const { rowCount } = await stage.product.runtime.pool.query(
    `SELECT 1 FROM read.grants WHERE owner = $1 AND role = 'coordinator' AND nonprofit = $2`,
    [stage.id('person', person), nonprofit],
  );
  return (rowCount ?? 0) > 0;
}

async function buildPartnership(
  stage: ScenarioContext,
  firstPeople: FirstPeople,
  given: GivenPartnership,
): Promise<void> {
  const admin = firstPeople.admins.get(given.company) as string;
  const coordinator = firstPeople.coordinators.get(given.nonprofit) as string;
  const nonprofits = [stage.id('nonprofit', given.nonprofit)];
  const body = {
    company: stage.id('company', given.company),
    nonprofits,
    level: stage.id('level', given.level),
  };
  const { id } = await stage.command(admin, '/partnerships/propose-partnership', body);
  stage.ids.partnership.set(`${given.company}/${given.nonprofit}`, id);
  if (given.status === 'declined')
    await stage.command(coordinator, `/partnerships/${id}/decline-partnership`, {});
  if (given.status === 'validated' || given.status === 'cancelled')
    await stage.command(coordinator, `/partnerships/${id}/validate-partnership`, {});
  if (given.mandate)
    await stage.command(PLATFORM, `/partnerships/${id}/grant-mandate`, { request: 'given' });
  if (given.status === 'cancelled')
    await stage.command(admin, `/partnerships/${id}/cancel-partnership`, {});
}
