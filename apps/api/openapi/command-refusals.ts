import type { ProblemStatus } from '#features/problems';

/** The rules with which a command itself refuses, by status. Those of every request come beside them. */
export type CommandRefusals = Readonly<Partial<Record<ProblemStatus, readonly string[]>>>;

/**
 * Operation of a command → the rules that its code reaches: its handler, the decisions of its decider, and the ports that it calls.
 * test/architecture derives them from the sources, and compares. `UPDATE_REFUSALS=1 npm test -- command-refusals` writes them anew.
 */
export const COMMAND_REFUSALS: Readonly<Record<string, CommandRefusals>> = {
  AddCoordinator: {
    '400': ['person_or_mail'],
    '403': ['role'],
  },
  AddLocation: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  AddNetworkLevel: {
    '403': ['role'],
    '409': ['level_exists', 'too_deep', 'too_many_levels'],
  },
  AddSlots: {
    '403': ['role'],
    '409': ['initiative_cancelled', 'kind_has_no_slots', 'too_many_slots'],
  },
  ApproveApplication: {
    '403': ['role'],
    '409': ['application_decided', 'not_mentoring', 'registration_closed'],
  },
  ApproveDates: {
    '403': ['role'],
    '409': ['not_awaiting_manager'],
  },
  AssignManager: {
    '403': ['role'],
    '409': ['manager_cycle', 'nothing_changes', 'own_manager'],
  },
  CancelDates: {
    '403': ['role'],
    '409': ['not_cancellable'],
  },
  CancelInitiative: {
    '403': ['role'],
    '409': ['initiative_cancelled'],
  },
  CancelPartnership: {
    '403': ['role'],
    '409': [
      'partnership_awaiting_confirmation',
      'partnership_cancelled',
      'partnership_declined',
      'partnership_validated',
    ],
  },
  CancelRegistration: {
    '403': ['role'],
    '409': ['has_past_dates', 'registration_closed'],
  },
  CancelSlot: {
    '403': ['role'],
    '409': ['initiative_cancelled', 'slot_cancelled', 'slot_over'],
  },
  ChangeCompanySettings: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  ChangeInitiative: {
    '403': ['role'],
    '409': ['initiative_cancelled', 'nothing_changes', 'task_completed'],
  },
  ChangeLocation: {
    '403': ['role'],
    '409': ['location_exists', 'nothing_changes'],
  },
  ChangeNonprofitProfile: {
    '403': ['role'],
    '409': ['nothing_changes', 'renamed_by_platform_team'],
  },
  ChangePeriodEnd: {
    '403': ['role'],
    '409': [
      'before_session_end',
      'before_start',
      'mentoring_not_in_progress',
      'nothing_changes',
      'period_too_long',
    ],
  },
  ChangePerson: {
    '403': ['fields_of_admins', 'role', 'roles_beyond_own'],
    '409': ['nothing_changes'],
  },
  ChangeSlot: {
    '400': ['end_after_start'],
    '403': ['role'],
    '409': [
      'ends_in_past',
      'initiative_cancelled',
      'nothing_changes',
      'slot_cancelled',
      'slot_over',
    ],
  },
  CloseInitiative: {
    '403': ['role'],
    '409': ['not_open'],
  },
  CompleteTask: {
    '403': ['role'],
    '409': ['no_such_task', 'registration_closed', 'task_completed'],
  },
  ConfirmDates: {
    '403': ['role'],
    '409': ['not_to_be_confirmed', 'slot_full'],
  },
  ConfirmParticipation: {
    '403': ['role'],
    '409': ['not_awaiting_confirmation', 'period_without_minutes'],
  },
  CreateInitiative: {
    '403': ['role'],
    '409': ['exists', 'kind_has_no_slots'],
  },
  DeclineApplication: {
    '403': ['role'],
    '409': ['has_dates', 'registration_closed'],
  },
  DeclinePartnership: {
    '403': ['role'],
    '409': [
      'partnership_awaiting_confirmation',
      'partnership_cancelled',
      'partnership_declined',
      'partnership_validated',
    ],
  },
  DisputeParticipation: {
    '400': ['reason_required'],
    '403': ['role'],
    '409': ['nothing_to_certify'],
  },
  EndMentoring: {
    '403': ['role'],
    '409': ['mentoring_not_in_progress'],
  },
  ErasePerson: {
    '403': ['role'],
    '409': ['last_of_kind'],
  },
  GrantMandate: {
    '403': ['role'],
    '409': [
      'nothing_changes',
      'partnership_awaiting_confirmation',
      'partnership_cancelled',
      'partnership_declined',
      'partnership_validated',
    ],
  },
  GrantRole: {
    '400': ['nonprofit_of_coordinator', 'role_without_level'],
    '403': ['above_own_level', 'main_admin_only', 'role'],
    '409': ['employed_elsewhere', 'not_first', 'nothing_changes'],
  },
  MoveNetworkLevel: {
    '403': ['role'],
    '409': ['level_exists', 'level_under_itself', 'nothing_changes', 'root_level', 'too_deep'],
  },
  MovePartnership: {
    '403': ['role'],
  },
  MovePerson: {
    '403': ['level_outside_own', 'role'],
    '409': ['nothing_changes'],
  },
  MuteReminders: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  OpenInitiative: {
    '403': ['role'],
    '409': ['initiative_cancelled', 'nothing_changes'],
  },
  PostMessage: {
    '403': ['role'],
    '409': ['registration_closed'],
  },
  ProposePartnership: {
    '400': ['revision_of_several'],
    '403': ['level_outside_own', 'role'],
    '409': ['already_proposed'],
  },
  RecordMenteeFound: {
    '403': ['role'],
    '409': [
      'applied_anew',
      'initiative_cancelled',
      'initiative_not_open',
      'not_looking_for_mentee',
      'partnership_not_validated',
      'period_too_long',
    ],
  },
  RefuseDates: {
    '403': ['role'],
    '409': ['not_to_be_confirmed'],
  },
  RefuseDatesAsManager: {
    '403': ['role'],
    '409': ['not_awaiting_manager'],
  },
  RegisterCompany: {
    '403': ['role'],
    '409': ['exists'],
  },
  RegisterNonprofit: {
    '403': ['role'],
    '409': ['exists'],
  },
  RegisterPerson: {
    '400': ['nonprofit_of_coordinator'],
    '403': ['above_own_level', 'main_admin_only', 'role'],
    '409': ['not_first', 'other_subject', 'subject_taken'],
  },
  RemindCoordinator: {
    '403': ['role'],
    '409': ['nothing_awaited', 'reminded_recently'],
  },
  RemindManager: {
    '403': ['role'],
    '409': ['nothing_awaited', 'reminded_recently'],
  },
  RemoveLocation: {
    '403': ['role'],
  },
  RenameCompany: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  RenameNetworkLevel: {
    '403': ['role'],
    '409': ['level_exists', 'nothing_changes', 'root_level'],
  },
  RenameNonprofit: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  ReopenRegistration: {
    '403': ['role'],
    '409': ['initiative_cancelled', 'not_archived', 'registration_open'],
  },
  ReportNonParticipation: {
    '403': ['role'],
    '409': ['not_awaiting_confirmation'],
  },
  ReportStillLooking: {
    '403': ['role'],
    '409': ['not_looking_for_mentee'],
  },
  RestoreDate: {
    '403': ['role'],
    '409': [
      'dates_overlap',
      'has_period',
      'initiative_cancelled',
      'initiative_not_open',
      'mentoring_not_in_progress',
      'no_period',
      'not_restorable',
      'outside_period',
      'partnership_not_validated',
      'registration_closed',
      'registration_open',
      'slot_cancelled',
      'slot_full',
      'slot_selected_twice',
    ],
  },
  RevokeMandate: {
    '403': ['role'],
    '409': ['no_mandate'],
  },
  RevokeRole: {
    '400': ['level_needed', 'nonprofit_of_coordinator', 'role_without_level'],
    '403': ['above_own_level', 'main_admin_only', 'role'],
    '409': ['last_of_kind', 'nothing_changes'],
  },
  SelectDates: {
    '403': ['role'],
    '409': [
      'applied_anew',
      'date_does_not_suit',
      'date_too_far',
      'date_too_long',
      'dates_overlap',
      'initiative_cancelled',
      'initiative_not_open',
      'mentoring_not_in_progress',
      'no_period',
      'outside_period',
      'partnership_not_validated',
      'registration_closed',
      'registration_open',
      'slot_cancelled',
      'slot_over',
      'slot_selected_twice',
    ],
  },
  SignUpAndSelectDates: {
    '403': ['role'],
    '409': [
      'applied_anew',
      'date_does_not_suit',
      'date_too_far',
      'date_too_long',
      'dates_overlap',
      'initiative_cancelled',
      'initiative_not_open',
      'mentoring_not_in_progress',
      'no_period',
      'outside_period',
      'partnership_not_validated',
      'registration_closed',
      'registration_open',
      'slot_cancelled',
      'slot_over',
      'slot_selected_twice',
    ],
  },
  SubmitApplication: {
    '403': ['role'],
    '409': ['initiative_not_open', 'partnership_not_validated', 'registration_open'],
  },
  UnmuteReminders: {
    '403': ['role'],
    '409': ['nothing_changes'],
  },
  ValidateParticipation: {
    '400': ['reason_required'],
    '403': ['role'],
    '409': ['nothing_to_certify', 'period_without_minutes'],
  },
  ValidatePartnership: {
    '403': ['role'],
    '409': [
      'partnership_awaiting_confirmation',
      'partnership_cancelled',
      'partnership_declined',
      'partnership_validated',
    ],
  },
};
