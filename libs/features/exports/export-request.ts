import { invalid, type Day, type Instant, type Position } from '#kit/eventsourcing';
import { PARTNERSHIP_STATUSES } from '#contexts/partnerships';
import { DATE_STATUSES, REGISTRATION_STATUSES } from '#contexts/registrations';
import type { ExportName } from './definitions/index.js';
import { dayMessage, isDay, type Locale } from '#platform/http';

/** Which time an `asOf` is about: when events were written down (what a question asked then would have been told), or when they happened. */
export const CLOCKS = ['recorded', 'happened'] as const;
export type ExportClock = (typeof CLOCKS)[number];

/** What is asked of an export. Everything left out does not limit it. */
export interface ExportRequest {
  readonly name: ExportName;
  readonly format: 'xlsx' | 'csv';
  readonly locale: Locale;
  /**
   * Days, inclusive, in the zone of each registration: of sign-up for registrations; for dates, the period that they overlap.
   * Not for partnerships.
   */
  readonly from?: Day;
  readonly to?: Day;
  /** Only what was recorded (or had happened) by then counts; the present is then this instant. */
  readonly asOf?: Instant;
  /** Of `asOf`; left out: recorded. */
  readonly clock?: ExportClock;
  /** Only events up to this position of the log count: builds an earlier export again. */
  readonly position?: Position;
  readonly nonprofit?: string;
  readonly company?: string;
  /** A network level: what is at or below it. */
  readonly level?: string;
  /** Not for partnerships. */
  readonly initiative?: string;
  readonly employee?: string;
  /** A status of what the rows are: registrations, dates or partnerships. */
  readonly status?: string;
}

const STATUSES: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: REGISTRATION_STATUSES,
  dates: DATE_STATUSES,
  partnerships: [...PARTNERSHIP_STATUSES, 'cancelled_declined'],
};

/** What limits an export that has rows for registrations or dates, and means nothing for partnerships. */
const FOLLOW_UP_ONLY = ['from', 'to', 'initiative', 'employee'] as const;

/** @throws Refusal invalid, naming the field and the rule that it breaks */
export function checkRequest(request: ExportRequest): void {
  const { name, from, to, status } = request;
  for (const field of FOLLOW_UP_ONLY) {
    if (name === 'partnerships' && request[field] !== undefined)
      throw invalid(field, 'not_for_partnerships', `${field} does not apply to partnerships.`);
  }
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) throw invalid(field, 'day', `${dayMessage(field)}.`);
  }
  if (from !== undefined && to !== undefined && from > to)
    throw invalid('from', 'from_after_to', 'from must not be after to.');
  if (request.clock !== undefined && request.asOf === undefined)
    throw invalid(
      'clock',
      'clock_without_as_of',
      'clock says how asOf is meant, and there is no asOf.',
    );
  if (status !== undefined && !STATUSES[name].includes(status))
    throw invalid('status', 'status', `status must be one of ${STATUSES[name].join(', ')}.`);
}
