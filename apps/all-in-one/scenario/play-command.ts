import type { CommandStep } from './journey.types.js';
import type { NewDate } from './journey-arguments.js';
import type { CommandAnswer } from '#platform/http';
import { createInitiative, slotBody } from './create-initiative.js';
import type { ScenarioContext } from './scenario-context.js';

const kebab = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** Ids that nothing has: for names that a refused step uses although nothing bears them. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Plays one command step over HTTP and remembers what it named. @throws Refused */
export async function playCommand(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const args = step.with as Readonly<Record<string, unknown>>;
  if ('registration' in args) return playOnRegistration(stage, step);
  if (step.do === 'CreateInitiative')
    return createInitiative(stage, step.as, { ...step.with, name: step.with.initiative });
  if ('initiative' in args) return playOnInitiative(stage, step);
  if (['RenameNonprofit', 'AddLocation', 'ChangeLocation', 'RemoveLocation'].includes(step.do))
    return playOnNonprofit(stage, step);
  if ('nonprofit' in args || 'nonprofits' in args) return playOnPartnership(stage, step);
  if ('person' in args) return playOnPerson(stage, step);
  const company = stage.id('company', String(args['company']));
  const { company: _company, level, ...settings } = args;
  await stage.command(step.as, `/companies/${company}/${kebab(step.do)}`, {
    ...settings,
    ...(typeof level === 'string' ? { level: stage.id('level', level) } : {}),
  });
}

async function playOnNonprofit(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const { nonprofit, ...body } = step.with as { nonprofit: string };
  const id = stage.id('nonprofit', nonprofit);
  await stage.command(step.as, `/nonprofits/${id}/${kebab(step.do)}`, body);
}

const slotId = (stage: ScenarioContext, initiative: string, slot: string) =>
  stage.ids.slot.get(`${initiative}.${slot}`) ?? anySlot(stage, slot) ?? NOTHING;
const anySlot = (stage: ScenarioContext, slot: string) =>
  [...stage.ids.slot].find(([name]) => name.endsWith(`.${slot}`))?.[1];

/** A date's own name first, else that of another registration. */
const dateId = (stage: ScenarioContext, registration: string, date: string) =>
  stage.ids.date.get(`${registration}.${date}`) ??
  [...stage.ids.date].find(([name]) => name.endsWith(`.${date}`))?.[1] ??
  NOTHING;

function dateBody(stage: ScenarioContext, initiative: string, date: NewDate): object {
  return 'slot' in date
    ? { slot: slotId(stage, initiative, date.slot) }
    : { start: stage.instant(date.start), end: stage.instant(date.end) };
}

/** The initiative of each registration, so that a later step need not name it again. */
const initiativeOf = new WeakMap<ScenarioContext, Map<string, string>>();

async function playOnRegistration(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const { registration, revision, ...args } = step.with as {
    registration: string;
    revision?: number;
  } & Record<string, unknown>;
  const known = stage.ids.registration.get(registration);
  const initiatives = initiativeOf.get(stage) ?? new Map<string, string>();
  initiativeOf.set(stage, initiatives);
  const initiative =
    typeof args['initiative'] === 'string'
      ? args['initiative']
      : (initiatives.get(registration) ?? '');
  const named: string[] = [];
  const body = registrationBody(stage, registration, initiative, args, named);
  const signUp = known === undefined;
  const initiativeId = stage.ids.initiative.get(initiative) ?? NOTHING;
  const path = signUp
    ? `/registrations/${kebab(step.do)}`
    : `/registrations/${known}/${kebab(step.do)}`;
  const answer = await stage.command(
    step.as,
    path,
    signUp ? { initiative: initiativeId, ...body } : body,
    revision,
  );
  if (signUp) stage.ids.registration.set(registration, answer.id);
  initiatives.set(registration, initiative);
  rememberDates(stage, registration, named, answer);
}

function registrationBody(
  stage: ScenarioContext,
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
      if (typeof item === 'string') return dateId(stage, registration, item);
      named.push(item.name);
      return dateBody(stage, initiative, item);
    });
  }
  if (date !== undefined) body['date'] = dateId(stage, registration, date);
  if (end !== undefined) body['end'] = stage.instant(end);
  if (period !== undefined) {
    named.push(period.name);
    body['start'] = stage.instant(period.start);
    if (period.end !== undefined) body['end'] = stage.instant(period.end);
  }
  return body;
}

function rememberDates(
  stage: ScenarioContext,
  registration: string,
  named: readonly string[],
  answer: CommandAnswer,
): void {
  const selected = answer.events.filter((event) => event.type === 'DateSelected');
  for (const [index, name] of named.entries())
    stage.ids.date.set(`${registration}.${name}`, selected[index]?.about as string);
}

async function playOnInitiative(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const { initiative, slot, slots, start, end, ...rest } = step.with as unknown as {
    initiative: string;
    slot?: string;
    slots?: { name: string; line: number; start: string; end: string; capacity?: number }[];
    start?: string;
    end?: string;
  };
  const body = {
    ...rest,
    ...(slot === undefined ? {} : { slot: slotId(stage, initiative, slot) }),
    ...(slots === undefined ? {} : { slots: slots.map((added) => slotBody(stage, added)) }),
    ...(start === undefined ? {} : { start: stage.instant(start) }),
    ...(end === undefined ? {} : { end: stage.instant(end) }),
  };
  const id = stage.ids.initiative.get(initiative) ?? NOTHING;
  const answer = await stage.command(step.as, `/initiatives/${id}/${kebab(step.do)}`, body);
  const added = answer.events.filter((event) => event.type === 'SlotAdded');
  for (const [index, { name }] of (slots ?? []).entries())
    stage.ids.slot.set(`${initiative}.${name}`, added[index]?.about as string);
}

async function playOnPartnership(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const { company, nonprofit, nonprofits, level, ...rest } = step.with as unknown as {
    company: string;
    nonprofit?: string;
    nonprofits?: string[];
    level?: string;
  };
  const body = { ...rest, ...(level === undefined ? {} : { level: stage.id('level', level) }) };
  if (nonprofits !== undefined) {
    const ids = nonprofits.map((name) => stage.id('nonprofit', name));
    await stage.command(step.as, '/partnerships/propose-partnership', {
      ...body,
      company: stage.id('company', company),
      nonprofits: ids,
    });
    for (const name of nonprofits) await rememberPartnership(stage, company, name);
    return;
  }
  const id = stage.ids.partnership.get(`${company}/${nonprofit ?? ''}`) ?? NOTHING;
  await stage.command(step.as, `/partnerships/${id}/${kebab(step.do)}`, body);
}

async function rememberPartnership(
  stage: ScenarioContext,
  company: string,
  nonprofit: string,
): Promise<void> {
  await stage.product.engine.settle();
  const { rows } = await stage.product.runtime.pool.query<{ id: string }>(
    'SELECT id FROM read.partnerships WHERE company = $1 AND nonprofit = $2',
    [stage.id('company', company), stage.id('nonprofit', nonprofit)],
  );
  if (rows[0]) stage.ids.partnership.set(`${company}/${nonprofit}`, rows[0].id);
}

async function playOnPerson(stage: ScenarioContext, step: CommandStep): Promise<void> {
  const { person, manager, level } = step.with as unknown as {
    person: string;
    manager?: string;
    level?: string;
  };
  const body = {
    ...(step.do === 'AssignManager'
      ? { manager: manager === undefined ? null : stage.id('person', manager) }
      : {}),
    ...(level === undefined ? {} : { level: stage.id('level', level) }),
  };
  await stage.command(step.as, `/people/${stage.id('person', person)}/${kebab(step.do)}`, body);
}
