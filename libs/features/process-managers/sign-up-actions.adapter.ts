import { Injectable } from '@nestjs/common';
import { SignUpActions } from '#contexts/initiatives';
import { SignUpActionsService } from '#contexts/registrations';
import type { Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';

/** Implements the initiatives' port with the registrations' service. */
@Injectable()
export class SignUpActionsAdapter extends SignUpActions {
  constructor(private readonly signUps: SignUpActionsService) {
    super();
  }

  of(
    caller: Caller,
    initiatives: readonly string[],
    rightful: boolean,
  ): Promise<ReadonlyMap<string, Action[]>> {
    return this.signUps.of(caller, initiatives, rightful);
  }
}
