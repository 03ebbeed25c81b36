import fc from 'fast-check';
import type { Instant } from '#kit/eventsourcing';
import type {
  RegistrationCommand,
  RegistrationCommandName,
  SignUpContext,
} from '../registration.commands.js';
import { REGISTRATION_COMMANDS } from '../registration.command-rules.js';
import type { InitiativeKind, ManagerPolicy } from '../registration.types.js';
import { PEOPLE, START, local, type Person, type History } from './registration-history.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const COMMANDS = Object.keys(REGISTRATION_COMMANDS) as RegistrationCommandName[];
const SLOT_COUNT = 12;

/** One move of the game: time passes, the tick comes by or not, somebody gives a command. */
export interface Move {
  readonly name: RegistrationCommandName;
  readonly pause: number;
  readonly ticks: boolean;
  readonly picks: readonly number[];
  readonly named: boolean;
  readonly days: number;
  readonly hours: number;
  readonly policy: ManagerPolicy;
  readonly luck: number;
}
const anyPause = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, MINUTE, HOUR, 5 * HOUR) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }).map((days) => days * DAY) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 10, max: 120 }).map((days) => days * DAY + 17 * MINUTE),
  },
);
/** What leads on comes more often than what ends everything. */
const ENDS = /^(Decline|CancelRegistration|CancelWithInitiative|Withdraw|Remind$)/;
const LEADS =
  /^(SelectDates|ApproveApplication|RecordMenteeFound|ConfirmDates|ApproveDates|ConfirmParticipation|ValidateParticipation)$/;
const anyName = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...COMMANDS.filter((name) => !ENDS.test(name))) },
  { weight: 6, arbitrary: fc.constantFrom(...COMMANDS.filter((name) => LEADS.test(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMANDS) },
);
const anyMove: fc.Arbitrary<Move> = fc.record({
  name: anyName,
  pause: anyPause,
  ticks: fc.boolean(),
  picks: fc.uniqueArray(fc.nat(SLOT_COUNT - 1), { minLength: 1, maxLength: 3 }),
  named: fc.boolean(),
  days: fc.integer({ min: -9, max: 60 }),
  hours: fc.integer({ min: 1, max: 26 }),
  policy: fc.constantFrom('none', 'none', 'per_date', 'per_registration'),
  luck: fc.nat(99),
});

export interface Game {
  readonly kind: InitiativeKind;
  readonly zone: string;
  readonly moves: readonly Move[];
}
export const anyGame: fc.Arbitrary<Game> = fc.record({
  kind: fc.constantFrom('slots', 'open', 'mentoring'),
  zone: fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
  ),
  moves: fc.array(anyMove, { minLength: 20, maxLength: 60, size: 'max' }),
});

export const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** The initiative as it changes during a game. */
export class World {
  #status: SignUpContext['initiative']['status'] = 'open';
  #slots: Record<string, { start: Instant; end: Instant; cancelled: boolean }> = {};
  now: Instant = local(START);
  constructor(readonly game: Game) {
    if (game.kind !== 'slots') return;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const start = later(this.now, slot * 20 * DAY + 5 * HOUR);
      this.#slots[`s${slot}`] = { start, end: later(start, 3 * HOUR), cancelled: false };
    }
  }

  /** What a system command follows has happened before it. */
  #follows(
    name: RegistrationCommandName,
    slot: string,
    { start, end }: { start: Instant; end: Instant },
  ): void {
    const before = this.#slots[slot];
    if (name === 'CancelWithInitiative') this.#status = 'cancelled';
    if (name === 'CancelWithSlot' && before) this.#slots[slot] = { ...before, cancelled: true };
    if (name === 'MoveWithSlot' && before) this.#slots[slot] = { ...before, start, end };
  }

  order(
    move: Move,
    history: History,
  ): { readonly command: RegistrationCommand; readonly by: (typeof PEOPLE)[Person] } | undefined {
    const { name, picks, named, days, hours, policy, luck } = move;
    const { state } = history;
    const [first = 0] = picks;
    const slot = state.dates[first % Math.max(1, state.dates.length)]?.slot ?? `s${first}`;
    const start = later(this.now, days * DAY);
    const span = { start, end: later(start, hours * HOUR) };
    const moved = {
      start: later(this.now, (Math.abs(days) + 1) * DAY),
      end: later(this.now, (Math.abs(days) + 1) * DAY + hours * HOUR),
    };
    if (
      /WithSlot$/.test(name) &&
      (this.#slots[slot]?.cancelled !== false || this.#slots[slot].end <= this.now)
    )
      return undefined;
    this.#follows(name, slot, moved);
    const status = this.#status === 'open' && luck < 5 ? 'closed' : this.#status;
    const signUpContext: SignUpContext = {
      initiative: {
        id: 'i1',
        nonprofit: 'helpers',
        kind: this.game.kind,
        status,
        company: null,
        tasks: ['charter'],
        slots: { ...this.#slots },
      },
      employee: { id: 'eva', company: 'acme', zone: this.game.zone, policy },
      partnershipValidated: luck > 2,
      hasOtherRegistration: luck > 95,
    };
    const ids = picks.flatMap(
      (pick) => state.dates[pick % Math.max(1, state.dates.length)]?.id ?? [],
    );
    const date = ids[0];
    if (name === 'RestoreDate' && date === undefined) return undefined;
    const fresh = state.exists ? null : { registration: 'r1', ordinal: 0, previous: null };
    if (!state.exists && name !== 'SubmitApplication' && name !== 'SelectDates') return undefined;
    const data = {
      ...(/^(SubmitApplication|SelectDates|CompleteTask|RecordMenteeFound|ReopenRegistration|RestoreDate)$/.test(
        name,
      )
        ? { signUpContext }
        : {}),
      ...(named && ids.length > 0 ? { dates: [...new Set(ids)] } : {}),
      ...(name === 'SelectDates'
        ? {
            dates:
              this.game.kind === 'slots' ? picks.map((pick) => ({ slot: `s${pick}` })) : [span],
          }
        : {}),
      ...(name === 'RecordMenteeFound'
        ? { start, ...(named ? { end: later(start, hours * 10 * DAY) } : {}) }
        : {}),
      ...(/^(Confirm|Validate)Participation$/.test(name) && luck % 3 === 0
        ? { minutes: 1 + luck }
        : {}),
      ...(name === 'ChangePeriodEnd' ? { end: span.end } : {}),
      ...(name === 'MoveWithSlot' ? { slot, ...moved } : {}),
      ...(name === 'CancelWithSlot' ? { slot } : {}),
      ...(name === 'AskNewDeciders' ? { changedAt: this.now } : {}),
      ...(luck % 2 || /Dispute|Reopen|Restore/.test(name) ? { reason: 'because' } : {}),
      ...(name === 'RestoreDate' ? { date } : {}),
      ...{ new: fresh ?? undefined, text: 'Hello', task: 'charter' },
    };
    const rights = Object.keys(REGISTRATION_COMMANDS[name].by) as Person[];
    return {
      command: {
        name,
        data: { ...data, ...(name === 'SelectDates' ? { new: fresh } : {}) },
      } as RegistrationCommand,
      by: PEOPLE[rights[luck % rights.length] ?? 'system'],
    };
  }
}
