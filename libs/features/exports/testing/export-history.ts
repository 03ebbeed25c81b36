import { type Instant, type JsonObject, type StoredEvent } from '#kit/eventsourcing';

/** An event as a spec tells it: what happened, when, by whom. Recorded when it happened unless it says otherwise. */
export interface HistoryEntry {
  readonly type: string;
  readonly data?: JsonObject;
  readonly at: Instant;
  readonly recordedAt?: Instant;
  readonly by?: string | null;
  readonly as?: string;
  readonly mandate?: string;
}

/** The events of one stream, as a log would hold them; `first` numbers them on. */
export function stream(name: string, entries: readonly HistoryEntry[], first = 0): StoredEvent[] {
  return entries.map(
    (
      {
        type,
        data = {},
        at,
        recordedAt = at,
        by = null,
        as = by === null ? 'system' : 'employee',
        mandate,
      },
      index,
    ) => {
      const id = `00000000-0000-5000-8000-${String(first + index).padStart(12, '0')}`;
      const meta = {
        actor: by,
        capacity: as,
        mandate: mandate ?? null,
        command: type,
        commandId: id,
        correlation: id,
        causation: id,
      };
      const position = String(first + index + 1).padStart(16, '0');
      return {
        id,
        type,
        version: 1,
        data,
        meta,
        occurredAt: at,
        recordedAt,
        hash: '',
        stream: name,
        revision: index,
        position,
      };
    },
  );
}

const SUBMITTED = {
  registration: 'r1',
  initiative: 'cleanup',
  nonprofit: 'helpers',
  employee: 'eva',
  company: 'acme',
};
/** 5 January 2026, 9:00 in Paris. */
export const START: Instant = '2026-01-05T08:00:00.000Z';

export const applied = (kind = 'slots', at = START, zone = 'Europe/Paris'): HistoryEntry => ({
  type: 'ApplicationSubmitted',
  data: {
    ...SUBMITTED,
    kind,
    companySpecific: true,
    zone,
    ordinal: 0,
    previous: null,
    withDates: true,
  },
  at,
  by: 'eva',
});

export const selected = (
  date: string,
  start: Instant,
  end: Instant | null,
  more: { kind?: string; policy?: string; at?: Instant } = {},
): HistoryEntry => ({
  type: 'DateSelected',
  data: {
    date,
    kind: more.kind ?? 'slot',
    slot: null,
    start,
    end,
    zone: 'Europe/Paris',
    policy: more.policy ?? 'none',
  },
  at: more.at ?? START,
  by: 'eva',
});

/** An act about a date by a coordinator, unless it says otherwise. */
export const about = (
  date: string,
  type: string,
  at: Instant,
  more: Partial<HistoryEntry> = {},
): HistoryEntry => ({
  type,
  at,
  by: 'cora',
  as: 'coordinator',
  ...more,
  data: { date, ...more.data },
});

/** Two slots of three and a half hours, and when what happened to them did. */
export const [START1, END1] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:30:00.000Z'];
export const [START2, END2] = ['2026-02-10T13:00:00.000Z', '2026-02-10T16:30:00.000Z'];
export const CONFIRMED = '2026-01-06T09:00:00.000Z';
export const [ENDED, RECORDED, VALIDATED] = [
  END1,
  '2026-02-04T08:00:00.000Z',
  '2026-02-05T08:00:00.000Z',
];
const ended = (date: string, at: string): HistoryEntry =>
  about(date, 'DateEnded', at, { data: { endedAt: at, since: at }, by: null, as: 'system' });

/** Attended and certified the one; the other was refused. */
export const attended: readonly HistoryEntry[] = [
  applied(),
  selected('d1', START1, END1),
  selected('d2', START2, END2, { policy: 'per_date' }),
  about('d1', 'DateConfirmedByCoordinator', CONFIRMED, {
    by: 'ada',
    as: 'admin',
    mandate: 'mandate-1',
  }),
  about('d2', 'DateRefusedByCoordinator', CONFIRMED),
  ended('d1', ENDED),
  about('d1', 'ParticipationConfirmed', RECORDED, {
    data: { employeeAttested: true },
    by: 'eva',
    as: 'employee',
  }),
  about('d1', 'ParticipationValidated', VALIDATED, { data: { employee: 'eva' } }),
];
