import type { WhatIfReport } from '#features/history';
import type { ManagerPolicy } from '#contexts/registrations';

export interface WhatIfOptions {
  readonly managerPolicy?: ManagerPolicy;
  readonly archiveAfterMonths?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

/**
 * Prints which registrations would have another status under another policy. Prints ids and statuses, no names.
 * @throws Error that names the wrong option
 */
export async function whatIf({
  managerPolicy,
  archiveAfterMonths: months,
  from,
  to,
  json,
}: WhatIfOptions): Promise<void> {
  if (managerPolicy === undefined && months === undefined)
    throw new Error('Give --manager-policy, --archive-after-months, or both.');
  if (months !== undefined && !/^[1-9]\d{0,2}$/.test(months))
    throw new Error('--archive-after-months must be a whole number from 1 to 999.');
  if (from !== undefined || to !== undefined) await checkDays(from, to);
  const archiveAfterMonths = months === undefined ? undefined : Number(months);
  // Loaded when the options are right: it takes a second.
  const { replayUnder } = await import('#features/history');
  const { withRuntime } = await import('../../runtime/with-runtime.js');
  await withRuntime(async ({ pool, store, clock }) => {
    const report = await replayUnder(
      { pool, store, now: clock.now() },
      { managerPolicy, archiveAfterMonths, from, to },
    );
    console.log(json ? JSON.stringify(report, null, 2) : format(report));
  });
}

async function checkDays(from: string | undefined, to: string | undefined): Promise<void> {
  const { areInOrder, fromAfterToMessage, isDay } = await import('#platform/http');
  for (const [option, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day))
      throw new Error(`--${option} must be a day of the calendar, such as 2026-01-01.`);
  if (!areInOrder(from, to)) throw new Error(`${fromAfterToMessage('--from', '--to')}.`);
}

const format = ({ registrations, differing, statuses, differences }: WhatIfReport): string =>
  [
    `${registrations} registrations, ${differing} would differ.`,
    ...statuses.map(
      ({ status, now, whatIf: would }) =>
        `${status.padEnd(28)} ${String(now).padStart(8)} now ${String(would).padStart(8)} what-if`,
    ),
    ...differences.flatMap(({ registration, now, whatIf: would, dates, from, why, leftOut }) => [
      `${registration}  ${now} -> ${would}  from ${from.type} (${from.revision}, ${from.at}) on: ${why} ${leftOut} events not possible.`,
      ...dates.map((date) => `  date ${date.date}  ${date.now ?? '-'} -> ${date.whatIf ?? '-'}`),
    ]),
  ].join('\n');
