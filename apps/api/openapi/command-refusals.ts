import type { ProblemStatus } from '#features/problems';

/** The rules with which a command itself refuses, by status, beside those of every request. Codes are separated by spaces. */
export type CommandRefusals = Readonly<Partial<Record<ProblemStatus, string>>>;

/**
 * Operation of a command → the rules that its code reaches: its handler, the decisions of its decider, and the ports that it calls.
 * test/architecture derives them from the sources, and compares. `UPDATE_REFUSALS=1 npm test -- command-refusals` writes them anew.
 */
export const COMMAND_REFUSALS: Readonly<Record<string, CommandRefusals>> = {
  AddCoordinator: {
    '400': 'person_or_mail',
  },
  AddLocation: {},
  AddNetworkLevel: {
    '409': 'level_exists too_deep too_many_levels',
  },
  AddSlots: {
    '409': 'initiative_cancelled kind_has_no_slots too_many_slots',
  },
  ApproveApplication: {
    '409': 'application_decided not_mentoring registration_closed',
  },
  ApproveDates: {
    '409': 'not_awaiting_manager',
  },
  AssignManager: {
    '409': 'manager_cycle own_manager',
  },
  CancelDates: {
    '409': 'not_cancellable',
  },
  CancelInitiative: {
    '409': 'initiative_cancelled',
  },
  CancelPartnership: {
    '409':
      'partnership_awaiting_confirmation partnership_cancelled partnership_declined partnership_validated',
  },
  CancelRegistration: {
    '409': 'has_past_dates registration_closed',
  },
  CancelSlot: {
    '409': 'initiative_cancelled slot_cancelled slot_over',
  },
  ChangeCompanySettings: {},
  ChangeInitiative: {
    '409': 'initiative_cancelled task_completed',
  },
  ChangeLocation: {
    '409': 'location_exists',
  },
  ChangeNonprofitProfile: {
    '409': 'renamed_by_platform_team',
  },
  ChangePeriodEnd: {
    '409': 'before_session_end before_start mentoring_not_in_progress period_too_long',
  },
  ChangePerson: {
    '403': 'fields_of_admins roles_beyond_own',
  },
  ChangeSlot: {
    '409': 'ends_in_past initiative_cancelled slot_cancelled slot_over',
  },
  CloseInitiative: {
    '409': 'not_open',
  },
  CompleteTask: {
    '409': 'no_such_task registration_closed task_completed',
  },
  ConfirmDates: {
    '409': 'not_to_be_confirmed slot_full',
  },
  ConfirmParticipation: {
    '409': 'not_awaiting_confirmation period_without_minutes',
  },
  CreateInitiative: {
    '409': 'kind_has_no_slots',
  },
  DeclineApplication: {
    '409': 'has_dates registration_closed',
  },
  DeclinePartnership: {
    '409':
      'partnership_awaiting_confirmation partnership_cancelled partnership_declined partnership_validated',
  },
  DisputeParticipation: {
    '400': 'reason_required',
    '409': 'nothing_to_certify',
  },
  EndMentoring: {
    '409': 'mentoring_not_in_progress',
  },
  ErasePerson: {
    '409': 'last_of_kind',
  },
  GrantMandate: {
    '409':
      'partnership_awaiting_confirmation partnership_cancelled partnership_declined partnership_validated',
  },
  GrantRole: {
    '400': 'nonprofit_of_coordinator role_without_level',
    '403': 'above_own_level main_admin_only',
    '409': 'employed_elsewhere not_first',
  },
  MoveNetworkLevel: {
    '409': 'level_exists level_under_itself root_level too_deep',
  },
  MovePartnership: {},
  MovePerson: {
    '403': 'level_outside_own',
  },
  MuteReminders: {},
  OpenInitiative: {
    '409': 'initiative_cancelled',
  },
  PostMessage: {
    '409': 'registration_closed',
  },
  ProposePartnership: {
    '400': 'revision_of_several',
    '403': 'level_outside_own',
    '409': 'already_proposed',
  },
  RecordMenteeFound: {
    '409':
      'applied_anew initiative_cancelled initiative_not_open not_looking_for_mentee partnership_not_validated period_too_long',
  },
  RefuseDates: {
    '409': 'not_to_be_confirmed',
  },
  RefuseDatesAsManager: {
    '409': 'not_awaiting_manager',
  },
  RegisterCompany: {},
  RegisterNonprofit: {},
  RegisterPerson: {
    '400': 'nonprofit_of_coordinator',
    '403': 'above_own_level main_admin_only',
    '409': 'not_first other_subject subject_taken',
  },
  RemindCoordinator: {
    '409': 'nothing_awaited reminded_recently',
  },
  RemindManager: {
    '409': 'nothing_awaited reminded_recently',
  },
  RemoveLocation: {},
  RenameCompany: {},
  RenameNetworkLevel: {
    '409': 'level_exists root_level',
  },
  RenameNonprofit: {},
  ReopenRegistration: {
    '409': 'initiative_cancelled not_archived registration_open',
  },
  ReportNonParticipation: {
    '409': 'not_awaiting_confirmation',
  },
  ReportStillLooking: {
    '409': 'not_looking_for_mentee',
  },
  RestoreDate: {
    '409':
      'dates_overlap has_period initiative_cancelled initiative_not_open mentoring_not_in_progress no_period not_restorable outside_period partnership_not_validated registration_closed registration_open slot_cancelled slot_full slot_selected_twice',
  },
  RevokeMandate: {
    '409': 'no_mandate',
  },
  RevokeRole: {
    '400': 'level_needed nonprofit_of_coordinator role_without_level',
    '403': 'above_own_level main_admin_only',
    '409': 'last_of_kind',
  },
  SelectDates: {
    '409':
      'applied_anew date_does_not_suit date_too_far date_too_long dates_overlap initiative_cancelled initiative_not_open mentoring_not_in_progress no_period outside_period partnership_not_validated registration_closed registration_open slot_cancelled slot_over slot_selected_twice',
  },
  SignUpAndSelectDates: {
    '409':
      'applied_anew date_does_not_suit date_too_far date_too_long dates_overlap initiative_cancelled initiative_not_open mentoring_not_in_progress no_period outside_period partnership_not_validated registration_closed registration_open slot_cancelled slot_over slot_selected_twice',
  },
  SubmitApplication: {
    '409': 'initiative_not_open partnership_not_validated registration_open',
  },
  UnmuteReminders: {},
  ValidateParticipation: {
    '400': 'reason_required',
    '409': 'nothing_to_certify period_without_minutes',
  },
  ValidatePartnership: {
    '409':
      'partnership_awaiting_confirmation partnership_cancelled partnership_declined partnership_validated',
  },
};
