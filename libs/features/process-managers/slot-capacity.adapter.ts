import { Injectable } from '@nestjs/common';
import { PlacesDesk } from '#contexts/initiatives';
import { Places, type PlaceWanted } from '#contexts/registrations';

/** Lets registrations hold places of an initiative's slots: where the two contexts meet. */
@Injectable()
export class PlacesOfInitiatives extends Places {
  constructor(private readonly desk: PlacesDesk) {
    super();
  }

  hold(
    initiative: string,
    registration: string,
    places: readonly PlaceWanted[],
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

  full(initiative: string, registration: string): Promise<readonly string[]> {
    return this.desk.full(initiative, registration);
  }
}
