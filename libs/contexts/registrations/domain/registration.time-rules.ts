import type { InitiativeKind } from './registration.types.js';

/** The events that time alone brings about. */
export type TimeEvent =
  | 'DateEnded'
  | 'RegistrationArchived'
  | 'ArchivalWarningSent'
  | 'MenteeSearchReminderSent'
  | 'EngagementReviewSent'
  | 'ManagerApprovalRequested'
  | 'ParticipationConfirmationRequested';

/** After the last act of a person, by the kind of initiative. */
interface AfterSilence {
  readonly months: Readonly<Record<InitiativeKind, number>>;
}
/** Asked that many days after a date came to wait; 0 is at once. */
interface AskedOnDays {
  readonly days: readonly number[];
}
interface EveryMonths {
  readonly months: number;
}

/**
 * Time's rules (domain §5): calendar arithmetic from an anchor in the registration's zone. What is due and when, and the answer to "why?",
 * both follow from these rows.
 */
export const TIME_RULES = {
  DateEnded: {},
  RegistrationArchived: { months: { mentoring: 6, slots: 1, open: 1 } } as AfterSilence,
  ArchivalWarningSent: { daysBefore: 7 },
  MenteeSearchReminderSent: { months: 1 } as EveryMonths,
  EngagementReviewSent: { months: 3 } as EveryMonths,
  ManagerApprovalRequested: { days: [0, 3, 7] } as AskedOnDays,
  ParticipationConfirmationRequested: { days: [0, 7, 21] } as AskedOnDays,
  /** A person may remind again this many days after the last reminder by anyone. */
  coolDown: { days: 7 },
} satisfies Record<TimeEvent | 'coolDown', object>;

const count = (number: number, unit: string): string =>
  `${number} ${unit}${number === 1 ? '' : 's'}`;
const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
const onDays = ({ days }: AskedOnDays): string =>
  list(days.map((day) => (day === 0 ? 'at once' : `${count(day, 'day')} after`)));
const every = ({ months }: EveryMonths): string =>
  months === 1 ? 'Every month' : `Every ${months} months`;

const WORDS: Readonly<Record<TimeEvent, () => string>> = {
  DateEnded: () =>
    'A date in progress ends when the clock reaches its end; it then awaits the employee’s confirmation.',
  RegistrationArchived: () => {
    const { mentoring, ...others } = TIME_RULES.RegistrationArchived.months;
    const after = Object.entries({ mentoring, ...others }).map(
      ([kind, months]) => `${count(months, 'month')} (${kind})`,
    );
    return `An application, conversation or mentee search is archived after the last act of a person on it: after ${list(after)}.`;
  },
  ArchivalWarningSent: () =>
    `A warning goes out ${count(TIME_RULES.ArchivalWarningSent.daysBefore, 'day')} before the archival, once per deadline.`,
  MenteeSearchReminderSent: () =>
    `${every(TIME_RULES.MenteeSearchReminderSent)} from the entry into the search on: has a mentee been found?`,
  EngagementReviewSent: () =>
    `${every(TIME_RULES.EngagementReviewSent)} while a mentoring period is in progress, from the later of its entry and its start on.`,
  ManagerApprovalRequested: () =>
    `Whoever decides as the manager is asked when a date comes to await them: ${onDays(TIME_RULES.ManagerApprovalRequested)}.`,
  ParticipationConfirmationRequested: () =>
    `The employee is asked when a date or an engagement is over: ${onDays(TIME_RULES.ParticipationConfirmationRequested)}.`,
};

/** The rule by which time brings an event about, in words for people; undefined for an event that it does not. */
export const timeRuleOf = (type: string): string | undefined =>
  Object.hasOwn(WORDS, type) ? WORDS[type as TimeEvent]() : undefined;
