import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { to as copyTo } from 'pg-copy-streams';
import { Callers } from '#platform/authorization';
import { buildExport } from '#features/exports';
import { readConfig } from '../apps/runtime/config.js';
import { createRuntime, type Runtime } from '../apps/runtime/runtime.js';
import { populationFor } from '../test/support/generated-histories/generate-history.js';
import { inTurns } from './harness/contest.js';
import { atLeast, atMost, type Figure, type Line } from './harness/figure.js';
import { eventsFor, MASTER_KEY, sharedHistory } from './harness/history.js';
import { connect } from './harness/server.js';

type Format = 'xlsx' | 'csv';
const LIMITS: Readonly<Record<Format, number>> = { xlsx: 300, csv: 150 };
const LEDGER = fileURLToPath(new URL('../dist/apps/cli/main.js', import.meta.url));
const LOOK_MILLISECONDS = 20;

/** A time as the export has it: local, and beside that in UTC. */
const both = (column: string): string =>
  `${column} AT TIME ZONE r.zone, ${column} AT TIME ZONE 'UTC'`;

/** Hand-written SQL for the same registrations from the same tables, with names, codes, local times and times in UTC. */
const byHand = (company: string): string => `COPY (
  SELECT r.id, e.name, e.mail, e.external_id, i.title, n.name, c.name, l.name, r.status, r.reason, (r.applied_at AT TIME ZONE r.zone)::date, r.dates, r.participated,
         r.minutes, ${both('r.applied_at')}, ${both('r.status_since')}, current_date - r.status_since::date, r.next_actor,
         ${both('r.next_since')}, r.undecided_end_at <= now(), ${both('r.last_activity_at')},
         ${both('r.last_event_at')}, ${both('r.archives_at')}, ${both('r.approved_at')}, a.name, r.approved_as,
         ${both('r.closed_at')}, z.name, r.closed_as, r.mandate, array_to_string(r.tasks, '; '), r.to_certify, r.kind, i.status,
         r.company_specific, m.name, r.zone, r.ordinal, r.previous, r.employee, e.manager, r.initiative, r.nonprofit, r.company, l.id, r.revision
    FROM read.registrations r
    JOIN read.people e ON e.id = r.employee
    JOIN read.initiatives i ON i.id = r.initiative
    JOIN read.nonprofits n ON n.id = r.nonprofit
    JOIN read.companies c ON c.id = r.company
    LEFT JOIN read.levels l ON l.id = coalesce(e.level, c.root)
    LEFT JOIN read.people a ON a.id = r.approved_by
    LEFT JOIN read.people z ON z.id = r.closed_by
    LEFT JOIN read.people m ON m.id = e.manager
   WHERE r.company = '${company}' ORDER BY r.applied_at, r.id) TO STDOUT (FORMAT csv, HEADER)`;

/**
 * B5: exports of all registrations of the largest company, as its admin, from the read models to the file with its hash. The rivals show the cost
 * of each format alone: exceljs' stream writer with the same cells from memory, and COPY. Two more lines compare the peak memory of
 * `ledger export` with its limit.
 */
export const b5: Figure = {
  id: 'B5',
  title: 'exports of the registrations of a company',
  measure: async (bench) => {
    const events = eventsFor(bench.registrations);
    const url = await sharedHistory(bench, events);
    const folder = await mkdtemp(join(tmpdir(), 'bench-exports-'));
    const environment = { LEDGER_DATA: folder, LEDGER_MASTER_KEY: MASTER_KEY, DATABASE_URL: url };
    const runtime = await createRuntime(readConfig(environment), url);
    const { admin = '', id: company = '' } = populationFor(events).companies[0] ?? {};
    try {
      const { path } = await exported(runtime, admin, 'csv', folder, 'first');
      const { rows, columns } = await sizeOf(path);
      bench.say(`${rows} rows of ${columns} columns`);
      const rate = (work: () => Promise<unknown>) => async () => ({
        rate: rows / (await seconds(work)),
      });
      const rates = await inTurns(bench.rounds, {
        xlsx: rate(() => exported(runtime, admin, 'xlsx', folder)),
        exceljs: async () => {
          const cells = await cellsOf(path);
          return rate(() => bareExceljs(cells, join(folder, 'bare.xlsx')))();
        },
        csv: rate(() => exported(runtime, admin, 'csv', folder)),
        copy: rate(() => copied(url, byHand(company), join(folder, 'bare.csv'))),
      });
      const line = { figure: 'B5', unit: 'rows/s' };
      const size = `${rows.toLocaleString('en')} rows`;
      return [
        {
          ...line,
          what: `xlsx, ${size}`,
          against: 'bare exceljs stream',
          ours: rates.xlsx.rate,
          rival: rates.exceljs.rate,
          goal: atLeast(1.4),
        },
        {
          ...line,
          what: `csv, ${size}`,
          against: 'COPY … TO STDOUT',
          ours: rates.csv.rate,
          rival: rates.copy.rate,
          goal: atLeast(0.6),
        },
        await memoryLine('xlsx', environment, admin),
        await memoryLine('csv', environment, admin),
      ];
    } finally {
      await runtime.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function exported(
  { pool, store, seals }: Runtime,
  person: string,
  format: Format,
  folder: string,
  basename = 'ours',
): Promise<{ path: string }> {
  const caller = await new Callers(pool).byId(person);
  if (!caller) throw new Error('The history has no admin of the largest company.');
  return buildExport({
    pool,
    store,
    caller,
    signer: seals,
    request: { name: 'registrations', format, locale: 'en' },
    folder,
    basename,
  });
}

/** Reads the cells again for each round, so that other contestants do not have five million cells in their heap. */
const cellsOf = async (path: string): Promise<string[][]> =>
  parse(await readFile(path), { bom: true });

async function sizeOf(path: string): Promise<{ rows: number; columns: number }> {
  const cells = await cellsOf(path);
  return { rows: cells.length - 1, columns: cells[0]?.length ?? 0 };
}

async function bareExceljs(cells: readonly (readonly string[])[], filename: string): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename });
  const sheet = workbook.addWorksheet('Registrations');
  for (const row of cells) sheet.addRow(row).commit();
  sheet.commit();
  await workbook.commit();
}

async function copied(url: string, text: string, file: string): Promise<void> {
  const client = await connect(url);
  try {
    await pipeline(client.query(copyTo(text)), createWriteStream(file));
  } finally {
    await client.end();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

async function memoryLine(
  format: Format,
  environment: Readonly<Record<string, string>>,
  person: string,
): Promise<Line> {
  const peak = await peakMegabytes(format, environment, person);
  const what = `${format}, peak memory`;
  return {
    figure: 'B5',
    what,
    unit: 'MB',
    against: 'memory limit',
    ours: [peak],
    rival: [LIMITS[format]],
    goal: atMost(1),
  };
}

/** Peak resident memory of the process `ledger export` (Linux). */
async function peakMegabytes(
  format: Format,
  environment: Readonly<Record<string, string>>,
  person: string,
): Promise<number> {
  const folder = environment['LEDGER_DATA'] ?? '';
  const child = spawn(
    process.execPath,
    [LEDGER, 'export', 'registrations', '--as', person, '--format', format, '--folder', folder],
    {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  let peak = 0;
  const look = setInterval(() => {
    const [, kilobytes = '0'] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    peak = Math.max(peak, Number(kilobytes) * 1_024);
  }, LOOK_MILLISECONDS);
  const [code] = (await once(child, 'exit').finally(() => clearInterval(look))) as [number | null];
  if (code !== 0) throw new Error(`ledger export failed with exit code ${code}.`);
  return peak / 1e6;
}
