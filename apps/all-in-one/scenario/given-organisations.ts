import type { GivenCompany, GivenNonprofit, GivenPerson } from './journey.types.js';
import type { ScenarioContext } from './scenario-context.js';
import { type FirstPeople, PLATFORM, adminOf, register } from './given-people.js';

export async function buildCompany(
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

export async function buildNonprofit(
  scenario: ScenarioContext,
  { name, locations }: GivenNonprofit,
): Promise<void> {
  const answer = await scenario.command(PLATFORM, '/nonprofits/register-nonprofit', {
    name,
    locations,
  });
  scenario.ids.nonprofit.set(name, answer.id);
}
