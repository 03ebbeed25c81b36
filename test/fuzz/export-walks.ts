import { at, DAY, idIn, itemsOf, roleOf, type Walker } from './walker.js';

/** Walks through jobs, files and schedules. */

/** An admin starts several jobs at once and cancels the last, which waits for its turn. */
export async function jobs(walker: Walker): Promise<void> {
  const { ask } = walker;
  const admin = roleOf(walker, 'admin');
  const known = itemsOf(await ask('ListRegistrations', admin));
  if (known.length === 0) return;
  const items = known.map(({ id, revision }) => ({ registration: id, revision }));
  await Promise.all(
    Array.from({ length: 4 }, (_, at) =>
      ask('GiveInBulk', admin, {
        query: { dryRun: 'true' },
        body: { command: 'RemindCoordinator', items: items.slice(at % items.length) },
      }).then(async (answer) => {
        const job = idIn(answer);
        return job === undefined || at === 0
          ? undefined
          : ask('CancelJob', admin, { params: { job } });
      }),
    ),
  );
}

/** An admin downloads an export. */
export async function files(walker: Walker): Promise<void> {
  const { ask, random } = walker;
  const admin = roleOf(walker, 'admin');
  const body = {
    name: random.pick(['registrations', 'dates', 'partnerships']),
    format: random.pick(['csv', 'xlsx']),
    locale: random.pick(['en', 'fr']),
  };
  const id = idIn(await ask('CreateExport', admin, { query: { wait: 'true' }, body }));
  if (id === undefined) return;
  await ask('GetExportManifest', admin, { params: { export: id } });
  await ask('DownloadExport', admin, { params: { export: id } });
}

/** An admin takes the events in scope away as a file. */
export async function eventFiles(walker: Walker): Promise<void> {
  const { ask } = walker;
  const admin = roleOf(walker, 'admin');
  const job = idIn(await ask('ExportEvents', admin, { query: { wait: 'true' }, body: {} }));
  if (job === undefined) return;
  await ask('GetJob', admin, { params: { job } });
  await ask('GetEventsManifest', admin, { params: { job } });
  await ask('DownloadEvents', admin, { params: { job } });
}

/** An admin has an export made by a rule, changes the rule, and deletes the schedule or leaves it. */
export async function schedules(walker: Walker): Promise<void> {
  const { ask, random } = walker;
  const admin = roleOf(walker, 'admin');
  const hour = random.whole(0, 23);
  const body = {
    name: random.pick(['registrations', 'dates']),
    period: random.pick(['previous_month', 'previous_week']),
    rule: `0 ${hour} * * MON`,
    zone: 'Europe/Paris',
  };
  const schedule = idIn(await ask('ScheduleExport', admin, { body }));
  if (schedule === undefined) return;
  const params = { schedule };
  await ask('GetExportSchedule', admin, { params });
  const changed = { ...body, rule: `30 ${hour} 1 * *`, paused: random.happens(0.5) };
  await ask('ChangeExportSchedule', admin, { params, body: changed });
  if (random.happens(0.7)) await ask('DeleteExportSchedule', admin, { params });
}

/** An admin counts who took part in the last months. */
export async function tallies(walker: Walker): Promise<void> {
  const { ask, random, now } = walker;
  const month = (back: number): string => at(now - back * 31 * DAY).slice(0, 7);
  const query = { firstMonth: month(random.whole(1, 12)), lastMonth: month(0) };
  await ask('TallyParticipations', roleOf(walker, 'admin'), { query });
  const by = random.pick(['nonprofit', 'level']);
  await ask('TallyParticipations', roleOf(walker, 'coordinator'), { query: { ...query, by } });
}
