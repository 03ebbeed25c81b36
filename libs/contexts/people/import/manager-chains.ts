import type { WorkPacer } from '#platform/jobs';
import type { ByLine } from './find-managers.js';
import type { Known } from './known-people.query.js';
import type { Line } from './people-file.js';

/** A person and the manager whom they get; null leaves the one they have. */
interface Reports {
  readonly id: string;
  readonly manager: string | null;
}

/** Person → manager after the import. */
async function reporting(
  lines: readonly Line[],
  ids: ByLine<string>,
  managers: ByLine<string>,
  known: Known,
  pacer: WorkPacer,
): Promise<Map<string, string>> {
  const reports = new Map<string, string>();
  await pacer.each(known.managers, ([person, manager]) => reports.set(person, manager));
  await pacer.each(lines, ({ line }) => {
    const manager = managers.get(line);
    if (manager !== undefined) reports.set(ids.get(line) ?? '', manager);
  });
  return reports;
}

/** The lines whose person would, by way of their managers, report to themself (other than directly). */
export async function circlesIn(
  lines: readonly Line[],
  ids: ByLine<string>,
  managers: ByLine<string>,
  known: Known,
  pacer: WorkPacer,
): Promise<number[]> {
  const reports = await reporting(lines, ids, managers, known, pacer);
  const inCircle = await membersOfCircles(reports, pacer);
  const found: number[] = [];
  await pacer.each(lines, ({ line }) => {
    const id = ids.get(line) ?? '';
    if (managers.has(line) && managers.get(line) !== id && inCircle.has(id)) found.push(line);
  });
  return found;
}

/** The members of every circle. Each person is visited once. */
async function membersOfCircles(
  reports: ReadonlyMap<string, string>,
  pacer: WorkPacer,
): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  const members = new Set<string>();
  for (const start of reports.keys()) {
    if (pacer.isDue) await pacer.pause();
    if (done.has(start)) continue;
    const way = new Map<string, number>();
    const walked: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !way.has(at)) {
      way.set(at, walked.length);
      walked.push(at);
      at = reports.get(at);
      if (pacer.isDue) await pacer.pause();
    }
    if (at !== undefined && way.has(at))
      await pacer.each(walked.slice(way.get(at)), (member) => members.add(member));
    await pacer.each(walked, (person) => done.add(person));
  }
  return members;
}

/** Person → number of managers above them. */
async function depths(
  managers: ReadonlyMap<string, string>,
  of: readonly Reports[],
  pacer: WorkPacer,
): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>();
  for (const { id: start } of of) {
    if (pacer.isDue) await pacer.pause();
    if (known.has(start)) continue;
    const walked: string[] = [];
    const way = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !known.has(at) && !way.has(at)) {
      walked.push(at);
      way.add(at);
      at = managers.get(at);
      if (pacer.isDue) await pacer.pause();
    }
    let depth = at === undefined ? -1 : (known.get(at) ?? -1);
    await pacer.each(walked.reverse(), (person) => known.set(person, (depth += 1)));
  }
  return known;
}

/** Planned lines with managers before their reports, otherwise in the order of the file. */
export async function managersFirst<Planned extends Reports>(
  planned: readonly Planned[],
  known: Pick<Known, 'managers'>,
  pacer: WorkPacer,
): Promise<Planned[]> {
  const managers = new Map<string, string>();
  await pacer.each(known.managers, ([person, manager]) => managers.set(person, manager));
  await pacer.each(planned, ({ id, manager }) => {
    if (manager !== null) managers.set(id, manager);
  });
  const depth = await depths(managers, planned, pacer);
  /** Nobody of the file may be at a depth. */
  const byDepth: (Planned[] | undefined)[] = [];
  await pacer.each(planned, (line) => {
    (byDepth[depth.get(line.id) ?? 0] ??= []).push(line);
  });
  const sorted: Planned[] = [];
  for (const lines of byDepth) await pacer.each(lines ?? [], (line) => sorted.push(line));
  return sorted;
}
