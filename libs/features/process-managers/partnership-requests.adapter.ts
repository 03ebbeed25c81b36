import { Injectable } from '@nestjs/common';
import { PartnershipActions, SHOWN_STATUS_LABELS } from '#contexts/partnerships';
import { PartnershipRequests } from '#contexts/registrations';
import type { Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';

/** Implements the registrations' port with the partnerships' actions. */
@Injectable()
export class PartnershipRequestsAdapter extends PartnershipRequests {
  readonly label = SHOWN_STATUS_LABELS.awaiting_confirmation;

  constructor(private readonly partnerships: PartnershipActions) {
    super();
  }

  async actions(
    caller: Caller,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Action[]>> {
    const items = await this.partnerships.addTo(
      caller,
      ids.map((id) => ({ id })),
    );
    return new Map(items.map(({ id, actions }) => [id, actions]));
  }
}
