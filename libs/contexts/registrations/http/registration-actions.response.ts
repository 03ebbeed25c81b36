import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, ApiPropertyOptional, PageOf } from '#platform/http';
import { DateItem, RegistrationDetail, RegistrationItem } from './registration.response.js';

/** A registration in a list, with its date on a slot and what the caller may do, if they asked for it. */
export class RegistrationListItem extends RegistrationItem {
  @ItemActions() actions?: Action[];
  @ApiPropertyOptional({ type: DateItem, description: 'Only with slot: its date on that slot.' })
  dateOnSlot?: DateItem;
}

/** A registration with what the caller may do. */
export class RegistrationWithActions extends RegistrationDetail {
  @ApiProperty({
    type: [Action],
    description:
      'Every command on a registration, and whether the caller may give it now; else the rule that forbids it.',
  })
  actions!: Action[];
}

export class RegistrationPage extends PageOf(RegistrationListItem) {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Number of registrations in the whole list; null on a page asked for by cursor.',
  })
  total!: number | null;
}
