import { addToInstant, localTimeOf, type Instant } from '#kit/eventsourcing';
import type { GivenInitiative } from '../../apps/all-in-one/scenario/journey.types.js';

/** A command of the demo: when, by whom, which, with what. */
export type Line = { at: Instant; as: string; do: string; with: Record<string, unknown> };

/** Titles of the initiatives on which the rarer turns are taken. */
const [FAIR, VISITS, CLUB] = ['Spring fair', 'Sunday visits', 'Homework club'];

const dayAfter = (start: Instant, days: number, zone: string): Instant =>
  addToInstant(start, { days }, zone);
const localDay = (start: Instant, days: number, zone: string): string =>
  localTimeOf(dayAfter(start, days, zone), zone).slice(0, 10);

/** An event on two slots that will be moved, cancelled and given up, visits to be proposed, and a mentoring that ends early. */
export function rarerInitiatives(
  start: Instant,
  zone: string,
  nonprofit: string,
): GivenInitiative[] {
  const base = { line: 0, nonprofit, tasks: [], draft: false };
  const day = localDay(start, 190, zone);
  const slot = (name: string, from: string, to: string) => ({
    name,
    line: 0,
    start: `${day}T${from}`,
    end: `${day}T${to}`,
    capacity: 4,
  });
  return [
    {
      ...base,
      name: FAIR,
      kind: 'slots',
      slots: [slot('morning', '09:00', '12:00'), slot('afternoon', '14:00', '17:00')],
    },
    { ...base, name: VISITS, kind: 'open', slots: [] },
    { ...base, name: CLUB, kind: 'mentoring', slots: [] },
  ];
}

/** Whom the rarer turns are about. */
export interface TurnPopulation {
  readonly coordinator: string;
  readonly platform: string;
  /** Three whose company asks no manager. */
  readonly unasked: readonly [string, string, string];
  /** One whose manager is asked, and the manager. */
  readonly asked: readonly [employee: string, manager: string];
  /** One who is forgotten about for a while. */
  readonly patient: string;
  /** A nonprofit that a company may act for during some weeks. */
  readonly mandate: { readonly company: string; readonly nonprofit: string };
  /** A proposal that the company's admin takes back, and makes again. */
  readonly proposal: {
    readonly admin: string;
    readonly company: string;
    readonly nonprofit: string;
  };
}

type On = (days: number, as: string, what: string, args: Record<string, unknown>) => Line;

const partnersOf = ({ company, nonprofit }: TurnPopulation['proposal']) => ({ company, nonprofit });

/** A mentoring that ends before its session. */
function endedMentoring(
  start: Instant,
  zone: string,
  on: On,
  {
    coordinator,
    employee,
    manager,
  }: Readonly<Record<'coordinator' | 'employee' | 'manager', string>>,
): Line[] {
  const registration = 'club-1';
  const [begins, meets] = [localDay(start, 264, zone), localDay(start, 290, zone)];
  const session = { name: 'm1', line: 0, start: `${meets}T17:00`, end: `${meets}T18:00` };
  return [
    on(260, employee, 'SubmitApplication', { registration, initiative: CLUB }),
    on(261, coordinator, 'ApproveApplication', { registration }),
    on(262, employee, 'RecordMenteeFound', {
      registration,
      period: { name: 'p1', line: 0, start: `${begins}T09:00` },
    }),
    on(263, manager, 'ApproveDates', { registration }),
    on(265, employee, 'SelectDates', { registration, dates: [session] }),
    on(266, manager, 'ApproveDates', { registration }),
    on(280, employee, 'EndMentoring', { registration }),
    on(281, employee, 'ConfirmParticipation', { registration }),
  ];
}

/**
 * The rarer turns, once each: a slot moved and one cancelled, another place, an initiative cancelled with and without dates, people reminding a
 * coordinator and a manager, an archived registration that the platform team reopens, a mentoring that ends before its session, a mandate
 * that is revoked, and a proposal that is taken back.
 */
export function rarerTurns(
  start: Instant,
  zone: string,
  { coordinator, platform, unasked, asked, patient, mandate, proposal }: TurnPopulation,
): Line[] {
  const on: On = (days, as, what, args) => ({
    at: dayAfter(start, days, zone),
    as,
    do: what,
    with: args,
  });
  const [first, second, third] = unasked;
  const [employee, manager] = asked;
  const day = localDay(start, 190, zone);
  const visit = localDay(start, 270, zone);
  const select = (registration: string, slot: string) => ({
    registration,
    initiative: FAIR,
    dates: [{ name: 'd1', line: 0, slot }],
  });
  const visits = [{ name: 'd1', line: 0, start: `${visit}T14:00`, end: `${visit}T16:00` }];
  return [
    on(150, first, 'SelectDates', select('fair-1', 'morning')),
    on(150, second, 'SelectDates', select('fair-2', 'afternoon')),
    on(151, coordinator, 'ConfirmDates', { registration: 'fair-1' }),
    on(151, coordinator, 'ConfirmDates', { registration: 'fair-2' }),
    on(155, coordinator, 'ChangeSlot', {
      initiative: FAIR,
      slot: 'morning',
      start: `${day}T10:00`,
      end: `${day}T13:00`,
    }),
    on(155, coordinator, 'ChangeInitiative', { initiative: FAIR, place: '12 rue des Lilas' }),
    on(156, coordinator, 'CancelSlot', { initiative: FAIR, slot: 'afternoon' }),
    on(157, third, 'SubmitApplication', { registration: 'fair-3', initiative: FAIR }),
    on(160, coordinator, 'CancelInitiative', { initiative: FAIR }),
    on(200, patient, 'SubmitApplication', { registration: 'visits-1', initiative: VISITS }),
    on(208, patient, 'RemindCoordinator', { registration: 'visits-1' }),
    on(245, platform, 'ReopenRegistration', {
      registration: 'visits-1',
      reason: 'The coordinator was ill, and has an answer now.',
    }),
    on(250, employee, 'SelectDates', {
      registration: 'visits-2',
      initiative: VISITS,
      dates: visits,
    }),
    on(251, coordinator, 'ConfirmDates', { registration: 'visits-2' }),
    on(255, employee, 'RemindManager', { registration: 'visits-2' }),
    on(257, manager, 'ApproveDates', { registration: 'visits-2' }),
    ...endedMentoring(start, zone, on, { coordinator, employee, manager }),
    on(300, platform, 'GrantMandate', { ...mandate, request: 'Letter of the board' }),
    on(330, platform, 'RevokeMandate', mandate),
    on(310, proposal.admin, 'CancelPartnership', partnersOf(proposal)),
    on(340, proposal.admin, 'ProposePartnership', {
      company: proposal.company,
      nonprofits: [proposal.nonprofit],
    }),
  ];
}
