import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, PageOf } from '#platform/http';
import { InitiativeView } from './initiative.response.js';

/** An initiative in a list, with what the caller may do if they asked for it. */
export class InitiativeListItem extends InitiativeView {
  @ItemActions() actions?: Action[];
}

/** An initiative with what the caller may do. */
export class InitiativeWithActions extends InitiativeView {
  @ApiProperty({
    type: [Action],
    description:
      'Both ways to sign up, and every command on an initiative: whether the caller may give it now, else the rule that forbids it. Of SelectDates, the slots that can be selected.',
  })
  actions!: Action[];
}

export class InitiativesPage extends PageOf(InitiativeListItem) {}
