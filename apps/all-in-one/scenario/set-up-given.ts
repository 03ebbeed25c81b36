import type { Given, GivenPartnership } from './journey.types.js';
import { bootstrapPlatform } from '../../runtime/bootstrap.js';
import { createInitiative } from './create-initiative.js';
import type { ScenarioContext } from './scenario-context.js';
import {
  type FirstPeople,
  PLATFORM,
  buildPerson,
  buildCoordinators,
  companyOf,
} from './given-people.js';
import { buildCompany, buildNonprofit } from './given-organisations.js';

/** Sets up the given part of a journey with ordinary commands, at its start time. */
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
