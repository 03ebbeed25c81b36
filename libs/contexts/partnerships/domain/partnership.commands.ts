import type { PartnershipEvents } from './partnership.events.js';

type Nothing = Record<never, never>;
export type PartnershipCommands = {
  ProposePartnership: {
    readonly partnership: string;
    readonly company: string;
    readonly nonprofit: string;
    readonly level: string;
  };
  ValidatePartnership: Nothing;
  DeclinePartnership: Nothing;
  CancelPartnership: Nothing;
  MovePartnership: { readonly level: string };
  GrantMandate: { readonly request: string };
  RevokeMandate: Nothing;
};
export type PartnershipCommandName = keyof PartnershipCommands;
export type PartnershipCommand = {
  [N in PartnershipCommandName]: { readonly name: N; readonly data: PartnershipCommands[N] };
}[PartnershipCommandName];

export type PartnershipRight = 'coordinator' | 'admin' | 'main_admin' | 'platform';

export interface PartnershipRule {
  readonly summary: string;
  readonly by: readonly PartnershipRight[];
  readonly when: string;
  readonly emits: readonly (keyof PartnershipEvents)[];
}

export const PARTNERSHIP_COMMANDS: Readonly<Record<PartnershipCommandName, PartnershipRule>> = {
  ProposePartnership: {
    summary: 'Propose a partnership to nonprofits',
    by: ['admin'],
    when: 'none yet, declined or cancelled; at a level at or below one’s own; again: it stays where it was',
    emits: ['PartnershipProposed'],
  },
  ValidatePartnership: {
    summary: 'Accept a partnership',
    by: ['coordinator'],
    when: 'awaiting confirmation',
    emits: ['PartnershipValidated'],
  },
  DeclinePartnership: {
    summary: 'Decline a partnership',
    by: ['coordinator'],
    when: 'awaiting confirmation',
    emits: ['PartnershipDeclined'],
  },
  CancelPartnership: {
    summary: 'End a partnership or take back its proposal',
    by: ['coordinator', 'admin'],
    when: 'awaiting confirmation or validated',
    emits: ['PartnershipCancelled'],
  },
  MovePartnership: {
    summary: 'Move a partnership to another network level',
    by: ['main_admin'],
    when: 'in any status',
    emits: ['PartnershipMoved'],
  },
  GrantMandate: {
    summary: 'Let the company act on behalf of the nonprofit',
    by: ['platform'],
    when: 'validated, no mandate in force; with the reference of the written request',
    emits: ['MandateGranted'],
  },
  RevokeMandate: {
    summary: 'End a mandate',
    by: ['platform'],
    when: 'a mandate is in force',
    emits: ['MandateRevoked'],
  },
};
