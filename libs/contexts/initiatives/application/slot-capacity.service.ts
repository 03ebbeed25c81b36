import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, type CommandMetadata, type CommandPlan } from '#kit/eventsourcing';
import { heldOn, NO_PLACES, placesIn, withPlace, type HeldPlaces } from '../domain/held-places.js';
import type { InitiativeCommand, Place } from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';
import type { Slot } from '../domain/initiative.state.js';

/** Holds and gives back places of slots as the system (docs/domain.md §4). */
@Injectable()
export class SlotCapacityService {
  constructor(private readonly ledger: Ledger) {}

  /**
   * Holds a place for each date on a slot with a capacity, or none at all. A date that already holds one is skipped.
   * @throws Refusal slot_full when a slot has too few places left
   */
  async hold(
    id: string,
    registration: string,
    places: readonly Place[],
    cause: CommandMetadata,
    dryRun = false,
  ): Promise<void> {
    const stream = streamOf(initiative, id);
    // Read from the log: a cached state may not have the slot's new capacity yet.
    const { state } = await this.ledger.load(initiative, stream);
    const limited = places.filter((place) =>
      state.slots.some((slot) => slot.id === place.slot && slot.capacity !== null),
    );
    if (limited.length === 0) return;
    const plan = systemPlan({ name: 'HoldPlaces', data: { registration, places: limited } });
    await this.ledger.execute(initiative, stream, cause, () => plan, { dryRun });
  }

  /** Ids of the slots with no place left for another date of this registration. */
  async full(id: string, registration: string): Promise<string[]> {
    const { state } = await this.ledger.load(initiative, streamOf(initiative, id));
    const isFull = (own: HeldPlaces) => (slot: Slot) =>
      slot.capacity !== null &&
      heldOn(state.places, slot.id) - heldOn(own, slot.id) >= slot.capacity;
    const full = state.slots.filter(isFull(NO_PLACES));
    if (full.length === 0) return [];
    return full
      .filter(isFull(placesOfRegistration(state.places, registration)))
      .map(({ id }) => id);
  }

  /** Gives back the places of these dates of a registration; a date without a place is skipped. */
  async giveBack(
    id: string,
    registration: string,
    dates: readonly string[],
    cause: CommandMetadata,
  ): Promise<void> {
    const plan = systemPlan({ name: 'GiveBackPlaces', data: { registration, dates } });
    await this.ledger.execute(initiative, streamOf(initiative, id), cause, () => plan);
  }
}

const placesOfRegistration = (places: HeldPlaces, registration: string): HeldPlaces =>
  placesIn(places)
    .filter(([, place]) => place.registration === registration)
    .reduce((own, [date, place]) => withPlace(own, date, place), NO_PLACES);

const systemPlan = (command: InitiativeCommand): CommandPlan<InitiativeCommand> => ({
  command,
  actor: null,
  capacity: 'system',
  mandate: null,
});
