import type { Decider, DecisionContext } from '#kit/eventsourcing';
import { dueEvents, dueReminders } from './registration.deadlines.js';
import {
  approveApplication,
  completeTask,
  declineApplication,
  postMessage,
  remindCoordinator,
  remindManager,
  reportStillLooking,
} from './decisions/application-and-messages.js';
import { reopenRegistration, restoreDate } from './decisions/corrections.js';
import { cancelDates, cancelRegistration } from './decisions/cancellations.js';
import {
  approveDates,
  confirmDates,
  refuseDates,
  refuseDatesAsManager,
} from './decisions/date-decisions.js';
import {
  confirmParticipation,
  disputeParticipation,
  reportNonParticipation,
  validateParticipation,
} from './decisions/participation.js';
import {
  askNewDeciders,
  cancelWithInitiative,
  cancelWithSlot,
  moveWithSlot,
  withdraw,
} from './decisions/cascades.js';
import { changePeriodEnd, endMentoring } from './decisions/engagement-period.js';
import { recordMenteeFound, selectDates, submitApplication } from './decisions/sign-up.js';
import type { RegistrationCommand } from './registration.commands.js';
import type { RegistrationDraft, RegistrationEvent } from './registration.events.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import { evolveRegistration } from './registration.evolve.js';
import { NO_REGISTRATION, type RegistrationState } from './registration.state.js';

function decide(
  command: RegistrationCommand,
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  switch (command.name) {
    case 'SubmitApplication':
      return submitApplication(command.data, state);
    case 'SelectDates':
      return selectDates(command.data, state, context);
    case 'PostMessage':
      return postMessage(command.data, state, context);
    case 'CompleteTask':
      return completeTask(command.data, state);
    case 'ApproveApplication':
      return approveApplication(state);
    case 'DeclineApplication':
      return declineApplication(state);
    case 'RecordMenteeFound':
      return recordMenteeFound(command.data, state, context);
    case 'ReportStillLooking':
      return reportStillLooking(state);
    case 'ChangePeriodEnd':
      return changePeriodEnd(command.data, state, context);
    case 'EndMentoring':
      return endMentoring(state, context);
    case 'ConfirmDates':
      return confirmDates(command.data, state, context);
    case 'RefuseDates':
      return refuseDates(command.data, state);
    case 'ApproveDates':
      return approveDates(command.data, state, context);
    case 'RefuseDatesAsManager':
      return refuseDatesAsManager(command.data, state);
    case 'CancelDates':
      return cancelDates(command.data, state);
    case 'CancelRegistration':
      return cancelRegistration(state);
    case 'ConfirmParticipation':
      return confirmParticipation(command.data, state, context);
    case 'ReportNonParticipation':
      return reportNonParticipation(command.data, state);
    case 'ValidateParticipation':
      return validateParticipation(command.data, state);
    case 'DisputeParticipation':
      return disputeParticipation(command.data, state);
    case 'RemindCoordinator':
      return remindCoordinator(state, context);
    case 'RemindManager':
      return remindManager(state, context);
    case 'ReopenRegistration':
      return reopenRegistration(command.data, state);
    case 'RestoreDate':
      return restoreDate(command.data, state, context);
    case 'Remind':
      return dueReminders(state, context.now);
    case 'CancelWithInitiative':
      return cancelWithInitiative(state, context);
    case 'CancelWithSlot':
      return cancelWithSlot(command.data, state, context);
    case 'MoveWithSlot':
      return moveWithSlot(command.data, state, context);
    case 'Withdraw':
      return withdraw(state);
    case 'AskNewDeciders':
      return askNewDeciders(command.data, state, context);
  }
}

/** A registration: one employee's sign-up to one initiative (docs/domain.md §§2–5). */
export const registration: Decider<RegistrationState, RegistrationCommand, RegistrationEvent> = {
  category: 'registration',
  events: REGISTRATION_EVENTS,
  initial: () => NO_REGISTRATION,
  evolve: evolveRegistration,
  decide,
  due: (state, now) => dueEvents(state, now),
};
