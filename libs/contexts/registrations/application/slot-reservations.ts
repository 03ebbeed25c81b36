import { Injectable } from '@nestjs/common';
import { notAllowed, uuid5, type Draft } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { RegistrationState } from '../domain/registration.state.js';
import { SlotCapacity, type PlaceRequest } from './slot-capacity.port.js';

interface DecidedEvents {
  readonly state: RegistrationState;
  readonly drafts: readonly Draft[];
  readonly revision: number;
}

/** Reserves places of slots for the dates that a command confirms or restores. */
@Injectable()
export class SlotReservations {
  constructor(private readonly capacity: SlotCapacity) {}

  /** The slots without a place left for this registration. */
  full(state: RegistrationState): Promise<readonly string[]> {
    return this.capacity.fullSlots(state.initiative, state.id);
  }

  /** As {@link hold} would refuse it, told by the slots that are full. @throws Refusal slot_full */
  refuseFull(
    state: RegistrationState,
    drafts: readonly Draft[],
    fullSlots: readonly string[],
  ): void {
    if (placesFor(state, drafts).some(({ slot }) => fullSlots.includes(slot)))
      throw notAllowed('slot_full', 'The slot has no place left.', 'dates');
  }

  /**
   * Holds a place for each date that the decided events confirm. `revision`: of the stream that they will be appended to.
   * @throws Refusal slot_full
   */
  async hold(
    { state, drafts, revision }: DecidedEvents,
    { cause, options }: CommandContext,
  ): Promise<void> {
    const places = placesFor(state, drafts);
    if (places.length === 0) return;
    const holding = {
      commandId: uuid5(cause.commandId, 'hold', String(revision)),
      correlation: cause.correlation,
    };
    await this.capacity.hold(state.initiative, state.id, places, holding, options.dryRun ?? false);
  }
}

const needsPlace = ({ type, data }: Draft): boolean =>
  type === 'DateConfirmedByCoordinator' ||
  (type === 'DateRestored' && data['status'] !== 'to_be_confirmed');

const placesFor = (state: RegistrationState, drafts: readonly Draft[]): PlaceRequest[] =>
  drafts
    .filter(needsPlace)
    .flatMap(({ data }) => state.dates.filter((date) => date.id === data['date']))
    .flatMap(({ id, slot }) => (slot === null ? [] : [{ slot, date: id }]));
