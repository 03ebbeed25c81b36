import { Injectable } from '@nestjs/common';
import { SlotCapacityService } from '#contexts/initiatives';
import { SlotCapacity, type PlaceRequest } from '#contexts/registrations';

/** Implements the registrations' port with the initiatives' service. */
@Injectable()
export class SlotCapacityAdapter extends SlotCapacity {
  constructor(private readonly capacity: SlotCapacityService) {
    super();
  }

  hold(
    initiative: string,
    registration: string,
    places: readonly PlaceRequest[],
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ) {
    return this.capacity.hold(
      initiative,
      registration,
      places,
      { ...cause, causation: cause.commandId },
      dryRun,
    );
  }

  fullSlots(initiative: string, registration: string): Promise<readonly string[]> {
    return this.capacity.full(initiative, registration);
  }
}
