import type { StoredEvent } from '#kit/eventsourcing';
import {
  isMutable,
  livePeriod,
  reminderOf,
  statusOf,
  type RegistrationCommandName,
  type RegistrationEventType,
  type RegistrationState,
  type RequestedCommandName,
} from '#contexts/registrations';

/** The uses of a link, under the keys by which mails show it. Tokens hold the place in this list: append only. */
export const LINK_ACTIONS = [
  'approve',
  'refuse',
  'confirm',
  'missed',
  'found',
  'stillLooking',
  'addDates',
  'end',
  'cancel',
  'unsubscribe',
  'accept',
  'decline',
] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];
/** A link that answers an invitation. */
export type InvitationAction = 'accept' | 'decline';
/** A link of a mail about a registration. */
export type RegistrationAction = Exclude<LinkAction, InvitationAction>;
/** A link that gives a command to a registration. */
export type DecidingAction = Exclude<RegistrationAction, 'unsubscribe'>;

export const isInvitationAction = (action: LinkAction): action is InvitationAction =>
  action === 'accept' || action === 'decline';
const DECIDING_ACTIONS = LINK_ACTIONS.filter(
  (action): action is DecidingAction => action !== 'unsubscribe' && !isInvitationAction(action),
);

/** Whether the subject of a link is unchanged after a later event. `date`: one of the dates asked about; null for the registration. */
type Stands = (
  now: RegistrationState,
  asked: RegistrationState,
  event: StoredEvent,
  date: string | null,
) => boolean;

export interface LinkActionRule {
  readonly command: RequestedCommandName;
  /** The only right in which the person acts. */
  readonly right: 'manager' | 'employee';
  /** Whether it concerns each date that the event names; otherwise it concerns the registration. */
  readonly perDate: boolean;
  /** Of a link about dates: the event that its command makes of each, and the other answer, which the page offers too. */
  readonly decides?: { readonly event: RegistrationEventType; readonly instead: DecidingAction };
  /** The page asks for a start and an end. */
  readonly form?: { readonly endRequired: boolean };
  /** The page asks for the minutes really worked, which may be left out. */
  readonly minutes?: true;
  readonly stands: Stands;
}

const dateStands: Stands = (now, asked, _event, id) => {
  const [today, then] = [now, asked].map((state) => state.dates.find((date) => date.id === id));
  return today !== undefined && today.status === then?.status && today.since === then.since;
};
const searchGoesOn: Stands = (now, asked) =>
  statusOf(now) === 'looking_for_mentee' && now.searchSince === asked.searchSince;
const unanswered: Stands = (now, asked, event, date) =>
  event.type !== 'MenteeSearchContinued' && searchGoesOn(now, asked, event, date);
const periodRuns: Stands = (now, asked) => {
  const [today, then] = [livePeriod(now), livePeriod(asked)];
  return today?.status === 'in_progress' && today.id === then?.id && today.since === then.since;
};
const withoutDate: Stands = (now) => !now.closing && now.dates.length === 0;

/** The command of each link, the right that it needs, and how long it stays usable (docs/domain.md §5). */
export const LINK_ACTION_RULES: Readonly<Record<DecidingAction, LinkActionRule>> = {
  approve: {
    command: 'ApproveDates',
    right: 'manager',
    perDate: true,
    decides: { event: 'DateApprovedByManager', instead: 'refuse' },
    stands: dateStands,
  },
  refuse: {
    command: 'RefuseDatesAsManager',
    right: 'manager',
    perDate: true,
    decides: { event: 'DateRefusedByManager', instead: 'approve' },
    stands: dateStands,
  },
  confirm: {
    command: 'ConfirmParticipation',
    right: 'employee',
    perDate: true,
    decides: { event: 'ParticipationConfirmed', instead: 'missed' },
    minutes: true,
    stands: dateStands,
  },
  missed: {
    command: 'ReportNonParticipation',
    right: 'employee',
    perDate: true,
    decides: { event: 'ParticipationMissed', instead: 'confirm' },
    stands: dateStands,
  },
  found: {
    command: 'RecordMenteeFound',
    right: 'employee',
    perDate: false,
    form: { endRequired: false },
    stands: searchGoesOn,
  },
  stillLooking: {
    command: 'ReportStillLooking',
    right: 'employee',
    perDate: false,
    stands: unanswered,
  },
  addDates: {
    command: 'SelectDates',
    right: 'employee',
    perDate: false,
    form: { endRequired: true },
    stands: periodRuns,
  },
  end: { command: 'EndMentoring', right: 'employee', perDate: false, stands: periodRuns },
  cancel: { command: 'CancelRegistration', right: 'employee', perDate: false, stands: withoutDate },
};

/** The answers that the page of a link takes: its own first. */
export function answersOf(action: DecidingAction): readonly DecidingAction[] {
  const { decides } = LINK_ACTION_RULES[action];
  return decides ? [action, decides.instead] : [action];
}

/** The action that gives a command. */
export const actionOf = (command: RegistrationCommandName): DecidingAction | undefined =>
  DECIDING_ACTIONS.find((action) => LINK_ACTION_RULES[action].command === command);

/** The commands that the links of an event's mail give (docs/domain.md §5): those of the reminder, also where a person repeats it. */
const answersTo = (type: string): readonly RegistrationCommandName[] =>
  reminderOf(type === 'ManagerReminded' ? 'ManagerApprovalRequested' : type)?.answers ?? [];

/** Links that answer for a search for a mentee. */
const SEARCH_ACTIONS: readonly LinkAction[] = ['found', 'stillLooking'];

/** The links of the mail of an event, `state` being the registration right after it. */
export function linksOf(ask: StoredEvent, state: RegistrationState): readonly RegistrationAction[] {
  const actions = answersTo(ask.type).flatMap((command) => actionOf(command) ?? []);
  const searching = statusOf(state) === 'looking_for_mentee';
  const deciding = actions.filter((action) => searching || !SEARCH_ACTIONS.includes(action));
  return isMutable(ask) ? [...deciding, 'unsubscribe'] : deciding;
}
