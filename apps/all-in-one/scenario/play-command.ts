import type { CommandStep } from './journey.types.js';
import type { NewDate } from './journey-arguments.js';
import type { CommandAnswer } from '#platform/http';
import { createInitiative, slotBody } from './create-initiative.js';
import type { ScenarioContext } from './scenario-context.js';

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** Ids that do not exist, for undeclared names in refused steps. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Plays one command step over HTTP and keeps the names that it declares. @throws Refused */
export async function playCommand(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const args = step.with as Readonly<Record<string, unknown>>;
  if ('registration' in args) return playOnRegistration(scenario, step);
  if (step.do === 'CreateInitiative')
    return createInitiative(scenario, step.as, { ...step.with, name: step.with.initiative });
  if ('initiative' in args) return playOnInitiative(scenario, step);
  if (['RenameNonprofit', 'AddLocation', 'ChangeLocation', 'RemoveLocation'].includes(step.do))
    return playOnNonprofit(scenario, step);
  if ('nonprofit' in args || 'nonprofits' in args) return playOnPartnership(scenario, step);
  if ('person' in args) return playOnPerson(scenario, step);
  const company = scenario.id('company', String(args['company']));
  const { company: _company, level, ...settings } = args;
  await scenario.command(step.as, `/companies/${company}/${kebab(step.do)}`, {
    ...settings,
    ...(typeof level === 'string' ? { level: scenario.id('level', level) } : {}),
  });
}

async function playOnNonprofit(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const { nonprofit, ...body } = step.with as { nonprofit: string };
  const id = scenario.id('nonprofit', nonprofit);
  await scenario.command(step.as, `/nonprofits/${id}/${kebab(step.do)}`, body);
}

const slotId = (scenario: ScenarioContext, initiative: string, slot: string) =>
  scenario.ids.slot.get(`${initiative}.${slot}`) ?? anySlot(scenario, slot) ?? NOTHING;
const anySlot = (scenario: ScenarioContext, slot: string) =>
  [...scenario.ids.slot].find(([name]) => name.endsWith(`.${slot}`))?.[1];

/** A date of the registration, or else of another one. */
const dateId = (scenario: ScenarioContext, registration: string, date: string) =>
  scenario.ids.date.get(`${registration}.${date}`) ??
  [...scenario.ids.date].find(([name]) => name.endsWith(`.${date}`))?.[1] ??
  NOTHING;

function dateBody(scenario: ScenarioContext, initiative: string, date: NewDate): object {
  return 'slot' in date
    ? { slot: slotId(scenario, initiative, date.slot) }
    : { start: scenario.instant(date.start), end: scenario.instant(date.end) };
}

/** The initiative of each registration, for later steps that do not name it. */
const initiativeOf = new WeakMap<ScenarioContext, Map<string, string>>();

async function playOnRegistration(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const { registration, revision, ...args } = step.with as {
    registration: string;
    revision?: number;
  } & Record<string, unknown>;
  const known = scenario.ids.registration.get(registration);
  const initiatives = initiativeOf.get(scenario) ?? new Map<string, string>();
  initiativeOf.set(scenario, initiatives);
  const initiative =
    typeof args['initiative'] === 'string'
      ? args['initiative']
      : (initiatives.get(registration) ?? '');
  const named: string[] = [];
  const body = registrationBody(scenario, registration, initiative, args, named);
  const signUp = known === undefined;
  const initiativeId = scenario.ids.initiative.get(initiative) ?? NOTHING;
  const path = signUp
    ? `/registrations/${kebab(step.do)}`
    : `/registrations/${known}/${kebab(step.do)}`;
  const answer = await scenario.command(
    step.as,
    path,
    signUp ? { initiative: initiativeId, ...body } : body,
    revision,
  );
  if (signUp) scenario.ids.registration.set(registration, answer.id);
  initiatives.set(registration, initiative);
  rememberDates(scenario, registration, named, answer);
}

function registrationBody(
  scenario: ScenarioContext,
  registration: string,
  initiative: string,
  args: Record<string, unknown>,
  named: string[],
): Record<string, unknown> {
  const {
    initiative: _initiative,
    dates,
    date,
    period,
    end,
    ...rest
  } = args as {
    initiative?: string;
    dates?: (string | NewDate)[];
    date?: string;
    period?: { name: string; start: string; end?: string };
    end?: string;
  };
  const body: Record<string, unknown> = { ...rest };
  if (dates !== undefined) {
    body['dates'] = dates.map((item) => {
      if (typeof item === 'string') return dateId(scenario, registration, item);
      named.push(item.name);
      return dateBody(scenario, initiative, item);
    });
  }
  if (date !== undefined) body['date'] = dateId(scenario, registration, date);
  if (end !== undefined) body['end'] = scenario.instant(end);
  if (period !== undefined) {
    named.push(period.name);
    body['start'] = scenario.instant(period.start);
    if (period.end !== undefined) body['end'] = scenario.instant(period.end);
  }
  return body;
}

function rememberDates(
  scenario: ScenarioContext,
  registration: string,
  named: readonly string[],
  answer: CommandAnswer,
): void {
  const selected = answer.events.filter((event) => event.type === 'DateSelected');
  for (const [index, name] of named.entries())
    scenario.ids.date.set(`${registration}.${name}`, selected[index]?.about as string);
}

async function playOnInitiative(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const { initiative, slot, slots, start, end, ...rest } = step.with as unknown as {
    initiative: string;
    slot?: string;
    slots?: { name: string; line: number; start: string; end: string; capacity?: number }[];
    start?: string;
    end?: string;
  };
  const body = {
    ...rest,
    ...(slot === undefined ? {} : { slot: slotId(scenario, initiative, slot) }),
    ...(slots === undefined ? {} : { slots: slots.map((added) => slotBody(scenario, added)) }),
    ...(start === undefined ? {} : { start: scenario.instant(start) }),
    ...(end === undefined ? {} : { end: scenario.instant(end) }),
  };
  const id = scenario.ids.initiative.get(initiative) ?? NOTHING;
  const answer = await scenario.command(step.as, `/initiatives/${id}/${kebab(step.do)}`, body);
  const added = answer.events.filter((event) => event.type === 'SlotAdded');
  for (const [index, { name }] of (slots ?? []).entries())
    scenario.ids.slot.set(`${initiative}.${name}`, added[index]?.about as string);
}

async function playOnPartnership(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const { company, nonprofit, nonprofits, level, ...rest } = step.with as unknown as {
    company: string;
    nonprofit?: string;
    nonprofits?: string[];
    level?: string;
  };
  const body = { ...rest, ...(level === undefined ? {} : { level: scenario.id('level', level) }) };
  if (nonprofits !== undefined) {
    const ids = nonprofits.map((name) => scenario.id('nonprofit', name));
    await scenario.command(step.as, '/partnerships/propose-partnership', {
      ...body,
      company: scenario.id('company', company),
      nonprofits: ids,
    });
    for (const name of nonprofits) await rememberPartnership(scenario, company, name);
    return;
  }
  const id = scenario.ids.partnership.get(`${company}/${nonprofit ?? ''}`) ?? NOTHING;
  await scenario.command(step.as, `/partnerships/${id}/${kebab(step.do)}`, body);
}

async function rememberPartnership(
  scenario: ScenarioContext,
  company: string,
  nonprofit: string,
): Promise<void> {
  const { rows } = await scenario.product.runtime.pool.query<{ id: string }>(
    'SELECT id FROM read.partnerships WHERE company = $1 AND nonprofit = $2',
    [scenario.id('company', company), scenario.id('nonprofit', nonprofit)],
  );
  if (rows[0]) scenario.ids.partnership.set(`${company}/${nonprofit}`, rows[0].id);
}

async function playOnPerson(scenario: ScenarioContext, step: CommandStep): Promise<void> {
  const { person, manager, level } = step.with as unknown as {
    person: string;
    manager?: string;
    level?: string;
  };
  const body = {
    ...(step.do === 'AssignManager'
      ? { manager: manager === undefined ? null : scenario.id('person', manager) }
      : {}),
    ...(level === undefined ? {} : { level: scenario.id('level', level) }),
  };
  await scenario.command(
    step.as,
    `/people/${scenario.id('person', person)}/${kebab(step.do)}`,
    body,
  );
}
