import type { WorkPacer } from '#platform/jobs';
import { foldMail } from '#platform/text';
import type { Known } from './known-people.query.js';
import type { Line } from './people-file.js';

/** Line number → value. */
type ByLine<T> = ReadonlyMap<number, T>;

/**
 * Line → the manager that it names: a person of the file by mail address or external id, else somebody who works for the company by mail
 * address, subject or external id.
 */
export async function managersOf(
  lines: readonly Line[],
  ids: ByLine<string>,
  known: Known,
  company: string,
  pacer: WorkPacer,
): Promise<ByLine<string>> {
  const inFile = new Map<string, string>();
  await pacer.each(lines, ({ line, cells }) => {
    const id = ids.get(line) ?? '';
    if (cells.external_id !== undefined && !inFile.has(cells.external_id))
      inFile.set(cells.external_id, id);
    if (cells.mail !== undefined) inFile.set(foldMail(cells.mail), id);
  });
  const named = (manager: string): string | undefined => {
    const mail = foldMail(manager);
    const there = inFile.get(mail) ?? inFile.get(manager);
    if (there !== undefined) return there;
    const person =
      known.byMail.get(mail) ?? known.bySubject.get(manager) ?? known.byExternalId.get(manager);
    return person?.works && person.company === company ? person.id : undefined;
  };
  const managers = new Map<number, string>();
  await pacer.each(lines, ({ line, cells }) => {
    const manager = cells.manager === undefined ? undefined : named(cells.manager);
    if (manager !== undefined) managers.set(line, manager);
  });
  return managers;
}

/** Person → manager after the import. */
function reporting(
  lines: readonly Line[],
  ids: ByLine<string>,
  managers: ByLine<string>,
  known: Known,
): Map<string, string> {
  const reports = new Map(known.managers);
  for (const { line } of lines) {
    const manager = managers.get(line);
    if (manager !== undefined) reports.set(ids.get(line) ?? '', manager);
  }
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
  const reports = reporting(lines, ids, managers, known);
  await pacer.pause();
  const inCircle = await membersOfCircles(reports, pacer);
  return lines.flatMap(({ line }) => {
    const id = ids.get(line) ?? '';
    return managers.has(line) && managers.get(line) !== id && inCircle.has(id) ? [line] : [];
  });
}

/** The members of every circle. Each person is visited once. */
async function membersOfCircles(
  reports: ReadonlyMap<string, string>,
  pacer: WorkPacer,
): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  const members = new Set<string>();
  for (const start of reports.keys()) {
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
      for (const member of walked.slice(way.get(at))) members.add(member);
    for (const person of walked) done.add(person);
  }
  return members;
}

/** Person → number of managers above them, so that sorting by it puts managers before their reports. */
export async function depths(
  managers: ReadonlyMap<string, string>,
  of: readonly string[],
  pacer: WorkPacer,
): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>();
  for (const start of of) {
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
    for (const person of walked.reverse()) known.set(person, (depth += 1));
  }
  return known;
}
