import {
  notAllowed,
  uuid5,
  type Decider,
  type Instant,
  type DecisionContext,
} from '#kit/eventsourcing';
import type { PartnershipCommand, PartnershipCommands } from './partnership.commands.js';
import {
  PARTNERSHIP_EVENTS,
  type PartnershipDraft,
  type PartnershipEvent,
} from './partnership.events.js';

export const PARTNERSHIP_STATUSES = [
  'awaiting_confirmation',
  'validated',
  'declined',
  'cancelled',
] as const;
export type PartnershipStatus = (typeof PARTNERSHIP_STATUSES)[number];

export interface PartnershipState {
  readonly exists: boolean;
  readonly id: string;
  readonly company: string;
  readonly nonprofit: string;
  readonly level: string;
  readonly status: PartnershipStatus;
  readonly cancelledBy: 'company' | 'nonprofit' | null;
  /** The mandate in force, if any. */
  readonly mandate: string | null;
  readonly mandateSince: Instant | null;
  readonly proposedAt: Instant;
  /** Of the last validation, refusal or cancellation. */
  readonly validatedAt: Instant | null;
  readonly refusedAt: Instant | null;
  /** Was, or is, validated. */
  readonly everValidated: boolean;
}
const NO_PARTNERSHIP: PartnershipState = {
  exists: false,
  id: '',
  company: '',
  nonprofit: '',
  level: '',
  status: 'cancelled',
  cancelledBy: null,
  mandate: null,
  mandateSince: null,
  proposedAt: '',
  validatedAt: null,
  refusedAt: null,
  everValidated: false,
};

function evolve(state: PartnershipState, event: PartnershipEvent): PartnershipState {
  const at = event.occurredAt;
  switch (event.type) {
    case 'PartnershipProposed': {
      const { partnership: id, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        id,
        exists: true,
        status: 'awaiting_confirmation',
        proposedAt: at,
        cancelledBy: null,
      };
    }
    case 'PartnershipValidated':
      return { ...state, status: 'validated', validatedAt: at, everValidated: true };
    case 'PartnershipDeclined':
      return { ...state, status: 'declined', refusedAt: at };
    case 'PartnershipCancelled':
      return {
        ...state,
        status: 'cancelled',
        refusedAt: at,
        cancelledBy: event.data.by,
        mandate: null,
        mandateSince: null,
      };
    case 'PartnershipMoved':
      return { ...state, level: event.data.level };
    case 'MandateGranted':
      return { ...state, mandate: event.data.mandate, mandateSince: at };
    case 'MandateRevoked':
      return { ...state, mandate: null, mandateSince: null };
  }
}

function propose(
  data: PartnershipCommands['ProposePartnership'],
  state: PartnershipState,
): PartnershipDraft[] {
  if (state.exists && (state.status === 'awaiting_confirmation' || state.status === 'validated'))
    throw notAllowed('already_proposed', `The partnership is ${state.status}.`, 'nonprofits');
  return [
    {
      type: 'PartnershipProposed',
      data: { ...data, level: state.exists ? state.level : data.level },
    },
  ];
}

function refuseUnless(state: PartnershipState, ...statuses: PartnershipStatus[]): void {
  if (!statuses.includes(state.status))
    throw notAllowed(`partnership_${state.status}`, `The partnership is ${state.status}.`);
}

function decide(
  command: PartnershipCommand,
  state: PartnershipState,
  moment: DecisionContext,
): PartnershipDraft[] {
  switch (command.name) {
    case 'ProposePartnership':
      return propose(command.data, state);
    case 'ValidatePartnership':
      refuseUnless(state, 'awaiting_confirmation');
      return [{ type: 'PartnershipValidated', data: {} }];
    case 'DeclinePartnership':
      refuseUnless(state, 'awaiting_confirmation');
      return [{ type: 'PartnershipDeclined', data: {} }];
    case 'CancelPartnership':
      refuseUnless(state, 'awaiting_confirmation', 'validated');
      return [
        {
          type: 'PartnershipCancelled',
          data: { by: moment.capacity === 'coordinator' ? 'nonprofit' : 'company' },
        },
      ];
    case 'MovePartnership':
      return command.data.level === state.level
        ? []
        : [{ type: 'PartnershipMoved', data: command.data }];
    case 'GrantMandate':
      refuseUnless(state, 'validated');
      if (state.mandate !== null)
        throw notAllowed('nothing_changes', 'A mandate is in force already.');
      return [
        {
          type: 'MandateGranted',
          data: { mandate: uuid5(moment.commandId, 'mandate'), request: command.data.request },
        },
      ];
    case 'RevokeMandate':
      if (state.mandate === null) throw notAllowed('no_mandate', 'No mandate is in force.');
      return [{ type: 'MandateRevoked', data: { mandate: state.mandate } }];
  }
}

/** What a company and a nonprofit agreed, and what the company may do in its name (domain §6). */
export const partnership: Decider<PartnershipState, PartnershipCommand, PartnershipEvent> = {
  category: 'partnership',
  events: PARTNERSHIP_EVENTS,
  initial: () => NO_PARTNERSHIP,
  evolve,
  decide,
};

/** One partnership per company and nonprofit: its id is a function of both. */
export const partnershipId = (company: string, nonprofit: string): string =>
  uuid5('partnership', company, nonprofit);
