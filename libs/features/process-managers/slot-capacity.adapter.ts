import { Injectable } from '@nestjs/common';
import { SlotCapacityService } from '#contexts/initiatives';
import { SlotCapacity, type PlaceRequest } from '#contexts/registrations';

/** Lets registrations hold places of an initiative's slots: where the two contexts meet. */
@Injectable()
export class SlotCapacityAdapter extends SlotCapacity {
  constructor(private readonly desk: SlotCapacityService) {
    super();
  }

  hold(
    initiative: string,
    registration: string,
    places: readonly PlaceRequest[],
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ) {
    return this.desk.hold(
      initiative,
      registration,
      places,
      { ...cause, causation: cause.commandId },
      dryRun,
    );
  }

  fullSlots(initiative: string, registration: string): Promise<readonly string[]> {
    return this.desk.full(initiative, registration);
  }
}
