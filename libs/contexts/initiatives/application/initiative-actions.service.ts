import { Injectable } from '@nestjs/common';
import {
  accessToInitiative,
  AuthorizationContext,
  Mandates,
  type Caller,
  type Right,
} from '#platform/authorization';
import { OfferedCommands, orRefusal, type Action, type Trials } from '#platform/commands';
import { Ledger, Refusal, streamOf, uuid5 } from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import { INITIATIVE_COMMANDS, type InitiativeCommand } from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';
import type { InitiativeState, Slot } from '../domain/initiative.state.js';
import type { RequestedCommandName } from './initiative.command-classes.js';
import { SignUpActions } from './sign-up-actions.port.js';

/** All that can be given on an initiative that exists. */
const COMMANDS = [
  'ChangeInitiative',
  'OpenInitiative',
  'CloseInitiative',
  'CancelInitiative',
  'AddSlots',
  'CancelSlot',
  'ChangeSlot',
] as const satisfies readonly RequestedCommandName[];
type CommandName = (typeof COMMANDS)[number];

const OFFERED = new OfferedCommands({
  decider: initiative,
  commandId: uuid5('initiative', 'representative'),
  names: COMMANDS,
  permitted: (name) => (right) => right in INITIATIVE_COMMANDS[name].by,
  trials: representativesOf,
});
type Subject = NonNullable<Awaited<ReturnType<typeof OFFERED.subject>>>;

/** What a caller may do to initiatives now, with the sign-ups to them. */
@Injectable()
export class InitiativeActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
    private readonly signUps: SignUpActions,
  ) {}

  /** Every command on the initiative; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    return (await this.#find(caller, [id], false)).get(id) ?? [];
  }

  /** The items of a list with the commands that the caller has a right to. */
  async addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    const ids = items.map(({ id }) => id);
    const actions = await this.#find(caller, ids, true);
    return items.map((item) => ({ ...item, actions: actions.get(item.id) ?? [] }));
  }

  async #find(
    caller: Caller,
    ids: readonly string[],
    rightful: boolean,
  ): Promise<ReadonlyMap<string, Action[]>> {
    const [signUps, subjects] = await Promise.all([
      this.signUps.of(caller, ids, rightful),
      Promise.all(ids.map((id) => this.#subject(caller, id, rightful))),
    ]);
    const found = new Map<string, Action[]>(ids.map((id) => [id, [...(signUps.get(id) ?? [])]]));
    const present = subjects.filter((subject) => subject !== undefined);
    await new WorkPacer().each(present, (subject) => {
      const actions = OFFERED.try(
        caller,
        subject,
        rightful ? OFFERED.rightful(subject.access) : COMMANDS,
      );
      found.get(subject.loaded.state.id)?.push(...actions);
    });
    return found;
  }

  /** In a list, the stream of an initiative is not read for somebody who does not run it. */
  async #subject(caller: Caller, id: string, rightful: boolean): Promise<Subject | undefined> {
    const { person, company } = caller;
    const context = await this.authorization.initiative({ initiative: id, person, company });
    const access = context ? accessToInitiative(caller, context) : undefined;
    if (!context || !access?.inScope) return undefined;
    if (rightful && OFFERED.rightful(access).length === 0) return undefined;
    const right = access.rights.find(({ mandate }) => mandate !== null);
    const [loaded, refused] = await Promise.all([
      this.ledger.loadDue(initiative, streamOf(initiative, id)),
      right && orRefusal(this.mandates.refuseEnded(right, company, context.nonprofit)),
    ]);
    const afterRight = ({ mandate }: Right) => {
      if (mandate !== null && refused instanceof Refusal) throw refused;
    };
    return { loaded, access, afterRight };
  }
}

/** Commands that stand for all of this name on the initiative. */
function representativesOf(
  name: CommandName,
  { title, slots }: InitiativeState,
): Trials<InitiativeCommand> {
  const onSlots = (command: (slot: Slot | undefined) => InitiativeCommand) => ({
    about: 'slots' as const,
    each: slots.map((slot) => ({ on: slot.id, command: command(slot) })),
    ...(slots.length === 0 ? { otherwise: command(undefined) } : {}),
  });
  switch (name) {
    case 'ChangeInitiative':
      return {
        each: [
          { command: { name, data: { title: `${title}…`, contactNow: null, completed: [] } } },
        ],
      };
    case 'AddSlots':
      return { each: [{ command: { name, data: { slots: [] } } }] };
    case 'CancelSlot':
      return onSlots((slot) => ({ name, data: { slot: slot?.id ?? '' } }));
    case 'ChangeSlot':
      return onSlots((slot) => ({
        name,
        data: { slot: slot?.id ?? '', capacity: slot?.capacity === null ? 1 : null },
      }));
    default:
      return { each: [{ command: { name, data: {} } }] };
  }
}
