import {
  registration,
  registrationId,
  datesToConfirm,
  type ProposedDate,
  type RegistrationCommand,
  type RegistrationState,
} from '#contexts/registrations';
import type { PopulationEmployee } from './people-and-places.js';
import type { Random } from './random.js';
import { hand, SYSTEM, type Recorder, type Hand } from './recorder.js';
import type { PopulationInitiative } from './write-people-and-places.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TEXTS = [
  'Hello, I would love to help. Is there anything I should bring along?',
  'Thank you for your interest! Comfortable shoes are all you need.',
  'Could I come a little later? My train arrives at half past nine.',
  'Of course. We meet at the main entrance, next to the notice board.',
  'Great, see you then.',
];

/** What happens next in a scenario, and when (milliseconds since 1970); never before what came before. */
export interface Happening {
  readonly at: number;
  readonly happen: () => Promise<unknown>;
}
export type Scenario = Generator<Happening, void, undefined>;

/** One employee's registration from sign-up on, as people behave: most come, some cancel, some fall silent. */
export class RegistrationScenario {
  readonly id: string;
  readonly #employee: Hand;
  readonly #coordinator: Hand;
  readonly #signUpContext;
  #state: RegistrationState | undefined;
  #at: number;

  constructor(
    private readonly recorder: Recorder,
    private readonly chance: Random,
    private readonly employee: PopulationEmployee,
    private readonly initiative: PopulationInitiative,
    begin: number,
  ) {
    this.#at = begin;
    this.id = registrationId(employee.id, initiative.data.id, 0);
    this.#employee = hand(employee.id, 'employee');
    this.#coordinator = hand(initiative.nonprofit.coordinator, 'coordinator');
    const { zone, policy, id } = employee.company;
    this.#signUpContext = {
      initiative: initiative.data,
      employee: { id: employee.id, company: id, zone, policy },
      partnershipValidated: true,
      hasOtherRegistration: false,
    };
  }

  *run(): Scenario {
    const { kind } = this.initiative.data;
    if (kind === 'slots' && this.chance.happens(0.6)) yield this.#selects(true);
    else yield* this.#talks();
    if (kind === 'mentoring') yield* this.#mentors();
    else yield* this.#takesPart();
  }

  *#talks(): Scenario {
    const data = { signUpContext: this.#signUpContext, new: this.#fresh() };
    yield this.#after(0, this.#employee, { name: 'SubmitApplication', data });
    for (let count = this.chance.whole(0, 4); count > 0; count--) {
      const who = this.chance.happens(0.5) ? this.#employee : this.#coordinator;
      yield this.#after(this.chance.between(0.1, 3), who, {
        name: 'PostMessage',
        data: { text: this.chance.pick(TEXTS) },
      });
    }
    if (this.chance.happens(0.3))
      yield this.#after(0.2, this.#employee, {
        name: 'CompleteTask',
        data: { signUpContext: this.#signUpContext, task: 'charter' },
      });
    if (this.chance.happens(0.04))
      yield this.#after(2, this.#coordinator, { name: 'DeclineApplication', data: {} });
    else if (this.chance.happens(0.1)) yield* this.#fallsSilent();
  }

  /** The warning a week before, then the archive. */
  *#fallsSilent(): Scenario {
    yield this.#remind(24);
    yield this.#remind(8);
  }

  *#takesPart(): Scenario {
    if (!this.#isOpen()) return;
    if (this.#state?.dates.length === 0) yield this.#selects(false);
    if (this.chance.happens(0.08))
      return yield this.#after(1, this.#employee, { name: 'CancelRegistration', data: {} });
    if (this.chance.happens(0.06))
      return yield this.#after(2, this.#coordinator, { name: 'RefuseDates', data: {} });
    yield this.#confirms();
    yield* this.#asksManager();
    for (const end of this.#ends()) {
      this.#at = Math.max(this.#at, end);
      yield this.#remind(0);
    }
    yield* this.#attests();
  }

  *#mentors(): Scenario {
    if (!this.#isOpen()) return;
    yield this.#after(2, this.#coordinator, { name: 'ApproveApplication', data: {} });
    for (let months = this.chance.whole(0, 2); months > 0; months--) {
      yield this.#remind(31);
      yield this.#after(1, this.#employee, { name: 'ReportStillLooking', data: {} });
    }
    const start = this.#at + 3 * DAY;
    const period = { start: instant(start), end: instant(start + 60 * DAY) };
    yield this.#after(2, this.#employee, {
      name: 'RecordMenteeFound',
      data: { signUpContext: this.#signUpContext, ...period },
    });
    yield* this.#asksManager();
    for (let week = 0; week < this.chance.whole(3, 8); week++) {
      const begin = Math.max(this.#at, start) + 2 * DAY;
      const dates = [{ start: instant(begin), end: instant(begin + 2 * HOUR) }];
      yield this.#after(7, this.#employee, {
        name: 'SelectDates',
        data: { signUpContext: this.#signUpContext, new: null, dates },
      });
    }
    yield* this.#asksManager();
    this.#at = Math.max(this.#at, start + 60 * DAY);
    yield this.#remind(0);
    yield* this.#attests();
  }

  *#asksManager(): Scenario {
    if (this.employee.company.policy === 'none') return;
    yield this.#remind(0);
    yield this.#after(this.chance.between(0.2, 3), hand(this.employee.manager, 'manager'), {
      name: 'ApproveDates',
      data: {},
    });
  }

  *#attests(): Scenario {
    if (this.chance.happens(0.1)) yield this.#remind(7);
    if (this.chance.happens(0.06))
      return yield this.#after(1, this.#employee, { name: 'ReportNonParticipation', data: {} });
    if (this.chance.happens(0.05)) return;
    yield this.#after(this.chance.between(0.1, 5), this.#employee, {
      name: 'ConfirmParticipation',
      data: {},
    });
    if (this.chance.happens(0.03))
      return yield this.#after(2, this.#coordinator, {
        name: 'DisputeParticipation',
        data: { reason: 'Nobody saw them on site.' },
      });
    if (this.chance.happens(0.9))
      yield this.#after(this.chance.between(0.5, 6), this.#coordinator, {
        name: 'ValidateParticipation',
        data: {},
      });
  }

  #selects(signsUp: boolean): Happening {
    const name = 'SelectDates' as const;
    return this.#happening(signsUp ? 0 : this.chance.between(0.1, 2), () =>
      this.#give(this.#employee, {
        name,
        data: {
          signUpContext: this.#signUpContext,
          new: signsUp ? this.#fresh() : null,
          dates: this.#chooses(),
        },
      }),
    );
  }

  /** One to three slots still to come, or a date proposed in a week or two. */
  #chooses(): ProposedDate[] {
    const { kind, slots } = this.initiative.data;
    if (kind !== 'slots') {
      const start = this.#at + this.chance.whole(4, 14) * DAY;
      return [{ start: instant(start), end: instant(start + 3 * HOUR) }];
    }
    const coming = Object.keys(slots).filter(
      (slot) => (slots[slot]?.end ?? '') > this.recorder.now,
    );
    const first = this.chance.whole(0, Math.max(0, coming.length - 3));
    return coming.slice(first, first + this.chance.whole(1, 3)).map((slot) => ({ slot }));
  }

  #confirms(): Happening {
    const secure = (state: RegistrationState, commandId: string) => {
      const places = datesToConfirm(state, undefined).flatMap(({ id, slot }) =>
        slot === null ? [] : [{ slot, date: id }],
      );
      const cause = {
        commandId: this.recorder.newId(),
        correlation: commandId,
        causation: commandId,
      };
      return this.recorder.places.hold(this.initiative.data.id, this.id, places, cause);
    };
    const command = { name: 'ConfirmDates', data: {} } as const;
    return this.#happening(this.chance.between(0.2, 3), () =>
      this.#give(this.#coordinator, command, secure),
    );
  }

  #remind(days: number): Happening {
    return this.#after(days, SYSTEM, { name: 'Remind', data: {} });
  }

  #after(days: number, who: Hand, command: RegistrationCommand): Happening {
    return this.#happening(days, () => this.#give(who, command));
  }

  #happening(days: number, happen: () => Promise<void>): Happening {
    this.#at += days * DAY + 1;
    return { at: this.#at, happen };
  }

  async #give(
    who: Hand,
    command: RegistrationCommand,
    secure?: (state: RegistrationState, commandId: string) => Promise<void>,
  ): Promise<void> {
    this.#state =
      (await this.recorder.give(registration, this.id, command, who, secure)) ?? this.#state;
  }

  #fresh() {
    return { registration: this.id, ordinal: 0, previous: null };
  }

  #isOpen(): boolean {
    return this.#state?.exists === true && this.#state.closing === null;
  }

  #ends(): number[] {
    return (this.#state?.dates ?? [])
      .flatMap(({ end }) => (end === null ? [] : [Date.parse(end)]))
      .sort((a, b) => a - b);
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
