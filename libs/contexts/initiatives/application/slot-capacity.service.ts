import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, type CommandMetadata, type CommandPlan } from '#kit/eventsourcing';
import type { InitiativeCommand, Place } from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';

/** Where places of slots are held and given back, in the system's name (domain §4). */
@Injectable()
export class SlotCapacityService {
  constructor(private readonly ledger: Ledger) {}

  /**
   * Holds all of the places that need one (slots with a capacity), or none. A date that holds one already is left alone.
   * @throws Refusal slot_full
   */
  async hold(
    id: string,
    registration: string,
    places: readonly Place[],
    cause: CommandMetadata,
    dryRun = false,
  ): Promise<void> {
    const stream = streamOf(initiative, id);
    const { state } = await this.ledger.load(initiative, stream); // fresh: a remembered state may not know of a new capacity
    const counted = places.filter((place) =>
      state.slots.some((slot) => slot.id === place.slot && slot.capacity !== null),
    );
    if (counted.length === 0) return;
    const plan = inTheSystemsName({ name: 'HoldPlaces', data: { registration, places: counted } });
    await this.ledger.execute(initiative, stream, cause, () => plan, { dryRun });
  }

  /** The slots of an initiative that have no place left for a further date of this registration. */
  async full(id: string, registration: string): Promise<string[]> {
    const { state } = await this.ledger.load(initiative, streamOf(initiative, id));
    const others = Object.values(state.places).filter(
      (place) => place.registration !== registration,
    );
    const taken = (slot: string) => others.filter((place) => place.slot === slot).length;
    return state.slots
      .filter((slot) => slot.capacity !== null && taken(slot.id) >= slot.capacity)
      .map((slot) => slot.id);
  }

  /** Gives back what these dates of a registration hold; dates that hold nothing are left alone. */
  async giveBack(
    id: string,
    registration: string,
    dates: readonly string[],
    cause: CommandMetadata,
  ): Promise<void> {
    const plan = inTheSystemsName({ name: 'GiveBackPlaces', data: { registration, dates } });
    await this.ledger.execute(initiative, streamOf(initiative, id), cause, () => plan);
  }
}

const inTheSystemsName = (command: InitiativeCommand): CommandPlan<InitiativeCommand> => ({
  command,
  actor: null,
  capacity: 'system',
  mandate: null,
});
