import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, PageOf } from '#platform/http';
import { PartnershipDetails, PartnershipView } from './partnership.response.js';

/** A line of the Partners view, with what the caller may do if they asked for it. */
export class PartnershipListItem extends PartnershipView {
  @ItemActions() actions?: Action[];
}

/** A partnership in full, with what the caller may do. */
export class PartnershipWithActions extends PartnershipDetails {
  @ApiProperty({
    type: [Action],
    description:
      'Every command on a partnership, and whether the caller may give it now; else the rule that forbids it.',
  })
  actions!: Action[];
}

export class PartnershipsPage extends PageOf(PartnershipListItem) {}
