import type { PartnershipEvents } from './partnership.events.js';

type NoData = Record<never, never>;

/** Command name → its data. */
export type PartnershipCommands = {
  /** `level`: where the partnership is managed; ignored when it is proposed again. */
  ProposePartnership: {
    readonly partnership: string;
    readonly company: string;
    readonly nonprofit: string;
    readonly level: string;
  };
  ValidatePartnership: NoData;
  DeclinePartnership: NoData;
  CancelPartnership: NoData;
  MovePartnership: { readonly level: string };
  /** `request`: the reference of the nonprofit's written request. */
  GrantMandate: { readonly request: string };
  RevokeMandate: NoData;
};
export type PartnershipCommandName = keyof PartnershipCommands;
export type PartnershipCommand = {
  readonly [Name in PartnershipCommandName]: {
    readonly name: Name;
    readonly data: PartnershipCommands[Name];
  };
}[PartnershipCommandName];
/** The command of this name. */
export type PartnershipCommandOf<Name extends PartnershipCommandName> = Extract<
  PartnershipCommand,
  { readonly name: Name }
>;

export type PartnershipRight = 'coordinator' | 'admin' | 'main_admin' | 'platform';

/** A row of the command table: who may give the command, when, and the events that it leads to. */
export interface PartnershipCommandRule {
  readonly summary: string;
  readonly by: readonly PartnershipRight[];
  readonly when: string;
  readonly emits: readonly (keyof PartnershipEvents)[];
}

/** The commands on a partnership. */
export const PARTNERSHIP_COMMANDS: Readonly<
  Record<PartnershipCommandName, PartnershipCommandRule>
> = {
  ProposePartnership: {
    summary: 'Propose a partnership to nonprofits',
    by: ['admin'],
    when: 'no partnership yet, or it was declined or cancelled; the level is at or below your own; one proposed again keeps its level',
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
    summary: 'Cancel a partnership or withdraw its proposal',
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
  /** `request`: the reference of the nonprofit's written request. */
  GrantMandate: {
    summary: 'Let the company act on behalf of the nonprofit',
    by: ['platform'],
    when: 'validated, no mandate in force; needs the reference of the written request',
    emits: ['MandateGranted'],
  },
  RevokeMandate: {
    summary: 'End a mandate',
    by: ['platform'],
    when: 'a mandate is in force',
    emits: ['MandateRevoked'],
  },
};
