import type { NewSlot } from './journey-arguments.js';
import type { ScenarioContext } from './scenario-context.js';

/** An initiative of a journey. Local times are in the journey's zone. */
export interface InitiativeToCreate {
  readonly name: string;
  readonly nonprofit: string;
  readonly kind: string;
  readonly company?: string | undefined;
  readonly description?: string | undefined;
  readonly place?: string | undefined;
  readonly contact?: string | undefined;
  readonly tasks?: readonly string[] | undefined;
  readonly slots?: readonly NewSlot[] | undefined;
}

/** A slot as the body of a command: instants instead of local times. */
export const slotBody = (scenario: ScenarioContext, { start, end, capacity }: NewSlot) => ({
  start: scenario.instant(start),
  end: scenario.instant(end),
  ...(capacity === undefined ? {} : { capacity }),
});

/** Creates an initiative with its slots, and keeps their ids under their names. */
export async function createInitiative(
  scenario: ScenarioContext,
  by: string,
  initiative: InitiativeToCreate,
): Promise<void> {
  const { name, nonprofit, kind, company, tasks = [], slots = [] } = initiative;
  const { description, place, contact } = initiative;
  const answer = await scenario.command(by, '/initiatives/create-initiative', {
    title: name,
    nonprofit: scenario.id('nonprofit', nonprofit),
    kind,
    tasks,
    ...(description === undefined ? {} : { description }),
    ...(place === undefined ? {} : { place }),
    ...(contact === undefined ? {} : { contact }),
    ...(company === undefined ? {} : { company: scenario.id('company', company) }),
    slots: slots.map((slot) => slotBody(scenario, slot)),
  });
  scenario.ids.initiative.set(name, answer.id);
  const added = answer.events.filter((event) => event.type === 'SlotAdded');
  for (const [index, slot] of slots.entries())
    scenario.ids.slot.set(`${name}.${slot.name}`, added[index]?.about as string);
}
