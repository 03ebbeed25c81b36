import { CronTime } from 'cron';
import { invalid, type Instant, type Zone } from '#kit/eventsourcing';

/** Runs that are computed ahead, and shown. */
export const RUNS_AHEAD = 3;

/** Minute, hour, day of the month, month and day of the week. The minute is one number, so that a schedule runs at most once an hour. */
const FIVE_FIELDS = /^\d{1,2}( [\w*,/-]+){4}$/;
/** Hours that an absence is looked back on, the shortest first: a rule that is due often is not counted out over a year. */
const LOOKED_BACK = [2, 26, 8 * 24, 32 * 24, 367 * 24];
const HOUR = 3_600_000;

const example = 'Five fields: minute, hour, day of the month, month and day of the week';

/** @throws Refusal invalid when the rule cannot be read, or will never be due */
export function checkRule(rule: string, zone: Zone, now: Instant): void {
  if (!FIVE_FIELDS.test(rule))
    throw invalid(
      'rule',
      'schedule_rule',
      `rule must be a cron rule whose minute is one number, such as 0 8 1 * * for the first of each month at 8:00. ${example}.`,
    );
  let time: CronTime;
  try {
    time = new CronTime(rule, zone);
  } catch {
    throw invalid(
      'rule',
      'schedule_rule',
      `rule cannot be read. ${example}, such as 0 8 * * MON for Mondays at 8:00.`,
    );
  }
  if (runAfter(time, now, zone) === undefined)
    throw invalid(
      'rule',
      'schedule_never_due',
      'rule is due on no day of the next 8 years. Name a day that its months have.',
    );
}

/** When the rule is next due, after an instant. An hour that the clocks skip is due at its end; an hour that they repeat, once. */
export function nextRuns(
  rule: string,
  zone: Zone,
  after: Instant,
  count: number = RUNS_AHEAD,
): Instant[] {
  const time = new CronTime(rule, zone);
  const runs: Instant[] = [];
  for (let from = after; runs.length < count;) {
    const run = runAfter(time, from, zone);
    if (run === undefined) break;
    runs.push(run);
    from = run;
  }
  return runs;
}

/** The last run that is due at `now`, when the first one that was missed is `first`. */
export function lastMissed(rule: string, zone: Zone, first: Instant, now: Instant): Instant {
  const time = new CronTime(rule, zone);
  for (const hours of LOOKED_BACK) {
    const from = new Date(Date.parse(now) - hours * HOUR).toISOString();
    if (from <= first) break;
    const last = lastBetween(time, zone, from, now);
    if (last !== undefined) return last;
  }
  return lastBetween(time, zone, first, now) ?? first;
}

function lastBetween(time: CronTime, zone: Zone, from: Instant, to: Instant): Instant | undefined {
  let last: Instant | undefined;
  for (let run = runAfter(time, from, zone); run !== undefined && run <= to;) {
    last = run;
    run = runAfter(time, run, zone);
  }
  return last;
}

/** Undefined when there is none in the years that the library looks ahead. */
function runAfter(time: CronTime, after: Instant, zone: Zone): Instant | undefined {
  try {
    const run = time.getNextDateFrom(new Date(after), zone).toJSDate().toISOString();
    return run > after ? run : undefined;
  } catch {
    return undefined;
  }
}
