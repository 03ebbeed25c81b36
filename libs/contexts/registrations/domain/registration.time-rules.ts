import { ARCHIVAL } from './registration.archival.js';
import {
  REMINDERS,
  REMINDER_TYPES,
  reminderOf,
  type ReminderType,
} from './registration.reminders.js';
import { inUnits, list } from './registration.schedule-text.js';

/** The events that time alone brings about. */
export type TimeEvent = 'DateEnded' | 'RegistrationArchived' | ReminderType;

const REMINDER_RULES = Object.fromEntries(
  REMINDER_TYPES.map((type) => [type, REMINDERS[type].rule]),
) as { readonly [T in ReminderType]: (typeof REMINDERS)[T]['rule'] };

/**
 * Time's rules (docs/domain.md §5): calendar arithmetic from an anchor in the registration's zone. What is due and when, and the answer to "why?",
 * both follow from these rows.
 */
export const TIME_RULES = {
  DateEnded: {},
  RegistrationArchived: ARCHIVAL,
  ...REMINDER_RULES,
  /** A person may remind again this many days after the last reminder by anyone. */
  coolDown: { days: 7 },
} satisfies Record<TimeEvent | 'coolDown', object>;

const ENDS =
  'A date in progress ends when the clock reaches its end; it then awaits the employee’s confirmation.';

function archivalRule(): string {
  const { mentoring, ...others } = ARCHIVAL.months;
  const after = Object.entries({ mentoring, ...others }).map(
    ([kind, months]) => `${inUnits(months, 'month')} (${kind})`,
  );
  return `An application, conversation or mentee search is archived after the last act of a person on it: after ${list(after)}.`;
}

/** The rule by which time brings an event about, in words for people; undefined for an event that it does not. */
export function timeRuleOf(type: string): string | undefined {
  if (type === 'DateEnded') return ENDS;
  return type === 'RegistrationArchived' ? archivalRule() : reminderOf(type)?.explains();
}
