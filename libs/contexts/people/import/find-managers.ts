import type { FieldError } from '#platform/http';
import type { WorkPacer } from '#platform/jobs';
import { foldForSearch, foldMail } from '#platform/text';
import { isInScope, type Reach } from './identify-lines.js';
import type { Known, KnownPerson } from './known-people.query.js';
import { errorIn } from './line-error.js';
import type { Line } from './people-file.js';

/** Line number → value. */
export type ByLine<T> = ReadonlyMap<number, T>;

/** The managers that lines name, and what is wrong with the others. */
export interface FoundManagers {
  readonly ids: ByLine<string>;
  readonly errors: ByLine<FieldError>;
}

/** What tells a person from others of their name. */
type Candidate = Pick<KnownPerson, 'id' | 'mail' | 'externalId'>;

/** Candidates that an error lists. */
const MOST_CANDIDATES = 3;

/**
 * Finds the manager of each line: a person of the file by mail address or external id, else somebody who works for the company by mail
 * address, subject or external id. A name finds nobody, because others may have it; the error lists who has it, and how to name each.
 */
export async function findManagers(
  lines: readonly Line[],
  people: ByLine<string>,
  known: Known,
  reach: Reach,
  pacer: WorkPacer,
): Promise<FoundManagers> {
  const inFile = await idsInFile(lines, people, pacer);
  const ids = new Map<number, string>();
  const errors = new Map<number, FieldError>();
  const unfound: Line[] = [];
  await pacer.each(lines, (line) => {
    const { manager } = line.cells;
    if (manager === undefined) return;
    const [id, ...others] = matchesOf(manager, inFile, known, reach.company);
    if (id === undefined) unfound.push(line);
    else if (others.length > 0) errors.set(line.line, AMBIGUOUS);
    else ids.set(line.line, id);
    if (id !== undefined && id === people.get(line.line)) errors.set(line.line, OWN_MANAGER);
  });
  const named = await namedIn(unfound.length === 0 ? [] : lines, people, pacer);
  await pacer.each(unfound, ({ line, cells }) => {
    const key = foldForSearch(cells.manager);
    const inScope = (known.namedManagers.get(key) ?? []).filter((person) =>
      isInScope(person, known, reach),
    );
    errors.set(line, notFound([...(named.get(key) ?? []), ...inScope]));
  });
  return { ids, errors };
}

/** The people of the file, by external id and mail address. */
async function idsInFile(
  lines: readonly Line[],
  people: ByLine<string>,
  pacer: WorkPacer,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  await pacer.each(lines, ({ line, cells: { mail, external_id: externalId } }) => {
    const id = people.get(line) ?? '';
    if (externalId !== undefined && !ids.has(externalId)) ids.set(externalId, id);
    if (mail !== undefined) ids.set(foldMail(mail), id);
  });
  return ids;
}

/** The people of the file, by folded name; of many with one name, some. */
async function namedIn(
  lines: readonly Line[],
  people: ByLine<string>,
  pacer: WorkPacer,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const named = new Map<string, Candidate[]>();
  await pacer.each(lines, ({ line, cells: { name, mail, external_id: externalId = null } }) => {
    if (mail === undefined) return;
    const key = foldForSearch(name);
    const same = named.get(key) ?? [];
    if (same.length < MOST_CANDIDATES) same.push({ id: people.get(line) ?? '', mail, externalId });
    named.set(key, same);
  });
  return named;
}

/** The ids of all whom a cell may mean. */
function matchesOf(
  manager: string,
  inFile: ReadonlyMap<string, string>,
  known: Known,
  company: string,
): string[] {
  const mail = foldMail(manager);
  const there = inFile.get(mail) ?? inFile.get(manager);
  if (there !== undefined) return [there];
  const found = [
    known.byMail.get(mail),
    known.bySubject.get(manager),
    known.byExternalId.get(manager),
  ].flatMap((person) => (person?.works && person.company === company ? [person.id] : []));
  return [...new Set(found)];
}

const BY_WHAT = 'give a mail address, a subject or an external id';

function notFound(candidates: readonly Candidate[]): FieldError {
  if (candidates.length === 0)
    return errorIn(
      'manager',
      'not_found',
      `No line of the file and nobody in the company matches this manager: ${BY_WHAT}.`,
    );
  const shown = candidates
    .filter(({ id }, at) => candidates.findIndex((other) => other.id === id) === at)
    .slice(0, MOST_CANDIDATES)
    .map(({ mail, externalId }) =>
      externalId === null ? mail : `${mail}, external id ${externalId}`,
    );
  return errorIn(
    'manager',
    'manager_by_name',
    `A name does not say who is meant: ${BY_WHAT}. People of this name: ${shown.join('; ')}.`,
  );
}

const AMBIGUOUS = errorIn(
  'manager',
  'manager_ambiguous',
  'This is the subject of one person and the external id of another: give the mail address.',
);
const OWN_MANAGER = errorIn(
  'manager',
  'own_manager',
  'A person cannot be their own manager: name another one.',
);
