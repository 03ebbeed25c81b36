import type { RegistrationCommandName } from '../domain/registration.commands.js';

/** The parameters of a bulk command besides the registrations: dates per item, minutes per item, one reason for all. */
interface BulkParameters {
  readonly dates: boolean;
  readonly minutes: boolean;
  readonly reason: 'never' | 'optional' | 'required';
}

const DATES: BulkParameters = { dates: true, minutes: false, reason: 'never' };
const NOTHING: BulkParameters = { dates: false, minutes: false, reason: 'never' };

/** The commands that a bulk request can give (docs/domain.md §4): decide, approve, confirm, validate, remind. */
export const BULK_COMMANDS = {
  ConfirmDates: DATES,
  RefuseDates: DATES,
  ApproveApplication: NOTHING,
  DeclineApplication: NOTHING,
  ApproveDates: DATES,
  RefuseDatesAsManager: DATES,
  ConfirmParticipation: { ...DATES, minutes: true },
  ValidateParticipation: { dates: true, minutes: true, reason: 'optional' },
  DisputeParticipation: { ...DATES, reason: 'required' },
  RemindCoordinator: NOTHING,
  RemindManager: NOTHING,
} as const satisfies Partial<Record<RegistrationCommandName, BulkParameters>>;
export type BulkCommandName = keyof typeof BULK_COMMANDS;
export const BULK_COMMAND_NAMES = Object.keys(BULK_COMMANDS) as BulkCommandName[];
