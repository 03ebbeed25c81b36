import type { RegistrationCommandName } from '../domain/registration.commands.js';

/** What a command given to many registrations takes besides the registration: dates of each item, one reason for all. */
interface BulkWords {
  readonly dates: boolean;
  readonly reason: 'never' | 'optional' | 'required';
}

const DATES: BulkWords = { dates: true, reason: 'never' };
const NOTHING: BulkWords = { dates: false, reason: 'never' };

/** The commands that can be given to many at once (domain §4): decide, approve, validate, remind. */
export const BULK_COMMANDS = {
  ConfirmDates: DATES,
  RefuseDates: DATES,
  ApproveApplication: NOTHING,
  DeclineApplication: NOTHING,
  ApproveDates: DATES,
  RefuseDatesAsManager: DATES,
  ValidateParticipation: { dates: true, reason: 'optional' },
  DisputeParticipation: { dates: true, reason: 'required' },
  RemindCoordinator: NOTHING,
  RemindManager: NOTHING,
} as const satisfies Partial<Record<RegistrationCommandName, BulkWords>>;
export type BulkCommandName = keyof typeof BULK_COMMANDS;
export const BULK_COMMAND_NAMES = Object.keys(BULK_COMMANDS) as BulkCommandName[];
