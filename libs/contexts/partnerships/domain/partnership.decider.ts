import { notAllowed, uuid5, type Decider, type DecisionContext } from '#kit/eventsourcing';
import type { PartnershipCommand, PartnershipCommands } from './partnership.commands.js';
import {
  PARTNERSHIP_EVENTS,
  type PartnershipDraft,
  type PartnershipEvent,
} from './partnership.events.js';
import { evolvePartnership, NO_PARTNERSHIP, type PartnershipState } from './partnership.state.js';
import type { PartnershipStatus } from './partnership.status.js';

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
  context: DecisionContext,
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
          data: { by: context.capacity === 'coordinator' ? 'nonprofit' : 'company' },
        },
      ];
    case 'MovePartnership':
      return command.data.level === state.level
        ? []
        : [{ type: 'PartnershipMoved', data: command.data }];
    case 'GrantMandate':
      refuseUnless(state, 'validated');
      if (state.mandate !== null)
        throw notAllowed('nothing_changes', 'A mandate is already in force.');
      return [
        {
          type: 'MandateGranted',
          data: { mandate: uuid5(context.commandId, 'mandate'), request: command.data.request },
        },
      ];
    case 'RevokeMandate':
      if (state.mandate === null) throw notAllowed('no_mandate', 'No mandate is in force.');
      return [{ type: 'MandateRevoked', data: { mandate: state.mandate } }];
  }
}

/** The partnership of a company and a nonprofit, with the mandate to act on behalf of the nonprofit (docs/domain.md §6). */
export const partnership: Decider<PartnershipState, PartnershipCommand, PartnershipEvent> = {
  category: 'partnership',
  events: PARTNERSHIP_EVENTS,
  initial: () => NO_PARTNERSHIP,
  evolve: evolvePartnership,
  decide,
};

/** There is one partnership per company and nonprofit, so its id is derived from both. */
export const partnershipId = (company: string, nonprofit: string): string =>
  uuid5('partnership', company, nonprofit);
