import { foldMail } from '#platform/text';
import type { Known } from './known-people.query.js';
import type { Line } from './people-file.js';

/** Line number → value. */
type ByLine<T> = ReadonlyMap<number, T>;

/**
 * Line → the manager that it names: a person of the file by mail address or external id, else somebody who works for the company by mail
 * address or subject.
 */
export function managersOf(
  lines: readonly Line[],
  ids: ByLine<string>,
  known: Known,
  company: string,
): ByLine<string> {
  const inFile = new Map<string, string>();
  for (const { line, cells } of lines) {
    const id = ids.get(line) ?? '';
    if (cells.external_id !== undefined && !inFile.has(cells.external_id))
      inFile.set(cells.external_id, id);
    if (cells.mail !== undefined) inFile.set(foldMail(cells.mail), id);
  }
  const named = (manager: string): string | undefined => {
    const there = inFile.get(foldMail(manager)) ?? inFile.get(manager);
    if (there !== undefined) return there;
    const person = known.byMail.get(foldMail(manager)) ?? known.bySubject.get(manager);
    return person?.works && person.company === company ? person.id : undefined;
  };
  return new Map(
    lines.flatMap(({ line, cells }) => {
      const manager = cells.manager === undefined ? undefined : named(cells.manager);
      return manager === undefined ? [] : [[line, manager] as const];
    }),
  );
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
export function circlesIn(
  lines: readonly Line[],
  ids: ByLine<string>,
  managers: ByLine<string>,
  known: Known,
): number[] {
  const reports = reporting(lines, ids, managers, known);
  const inCircle = membersOfCircles(reports);
  return lines.flatMap(({ line }) => {
    const id = ids.get(line) ?? '';
    return managers.has(line) && managers.get(line) !== id && inCircle.has(id) ? [line] : [];
  });
}

/** The members of every circle. Each person is visited once. */
function membersOfCircles(reports: ReadonlyMap<string, string>): ReadonlySet<string> {
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
    }
    if (at !== undefined && way.has(at))
      for (const member of walked.slice(way.get(at))) members.add(member);
    for (const person of walked) done.add(person);
  }
  return members;
}

/** Person → number of managers above them, so that sorting by it puts managers before their reports. */
export function depths(
  managers: ReadonlyMap<string, string>,
  of: readonly string[],
): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const start of of) {
    const walked: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !known.has(at)) {
      walked.push(at);
      at = managers.get(at);
    }
    let depth = at === undefined ? -1 : (known.get(at) ?? -1);
    for (const person of walked.reverse()) known.set(person, (depth += 1));
  }
  return known;
}

/** A manager and the managers above them, up to the top. */
export function chainOf(manager: string, managers: ReadonlyMap<string, string>): string[] {
  const chain: string[] = [];
  for (
    let at: string | undefined = manager;
    at !== undefined && !chain.includes(at);
    at = managers.get(at)
  )
    chain.push(at);
  return chain;
}
