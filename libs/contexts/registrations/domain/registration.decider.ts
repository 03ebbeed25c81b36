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
import * as dates from './decisions/date-decisions.js';
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
      return dates.confirmDates(command.data, state, context);
    case 'RefuseDates':
      return dates.refuseDates(command.data, state);
    case 'ApproveDates':
      return dates.approveDates(command.data, state, context);
    case 'RefuseDatesAsManager':
      return dates.refuseDatesAsManager(command.data, state);
    case 'CancelDates':
      return dates.cancelDates(command.data, state);
    case 'CancelRegistration':
      return dates.cancelRegistration(state);
    case 'ConfirmParticipation':
      return dates.confirmParticipation(command.data, state, context);
    case 'ReportNonParticipation':
      return dates.reportNonParticipation(command.data, state);
    case 'ValidateParticipation':
      return dates.validateParticipation(command.data, state);
    case 'DisputeParticipation':
      return dates.disputeParticipation(command.data, state);
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
