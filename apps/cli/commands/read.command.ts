import type { Pool } from 'pg';
import type { InProcessClient } from '../../api/in-process-client.js';
import type { Operation } from '../description/api-description.js';
import { checkFilter, filtersOf, isPaged, kebab, subjectsOf } from '../description/filters.js';
import { isId, takesName } from '../names/name-kinds.js';
import { idOf } from '../names/resolve-names.js';
import { didYouMean } from '../../runtime/suggest.js';
import { detail } from '../output/cell.js';
import { table } from '../output/table.js';

/** Filters stand beside these, under the names of the API. */
export interface ReadOptions {
  readonly as: string;
  readonly json?: true;
  /** Every page. */
  readonly all?: true;
  /** Keys, separated by commas. */
  readonly columns?: string;
  readonly [filter: string]: string | true | undefined;
}
type Row = Readonly<Record<string, unknown>>;
interface Answer {
  readonly items?: readonly Row[];
  /** Of the state at an instant their number. */
  readonly events?: readonly Row[] | number;
  readonly next?: string | null;
  readonly total?: number | null;
}

/** The most that the API gives at once. */
const LARGEST_PAGE = '200';

/**
 * Asks the API as a person, and prints the answer: a list as a table, one thing as its fields.
 * @throws Error with a message for people; with `json` the problem document is printed instead
 */
export async function read(
  operation: Operation,
  subjects: readonly string[],
  options: ReadOptions,
): Promise<void> {
  for (const [at, { name }] of subjectsOf(operation).entries())
    checkId(`<${name}>`, name, subjects[at] ?? '');
  const given = filtersGiven(operation, options);
  const { RequestRefused, withInProcessClient } = await import('../../api/in-process-client.js');
  await withInProcessClient(options.as, async (client, pool) => {
    try {
      const path = await pathOf(pool, operation, subjects);
      const filters = await withIds(pool, given);
      const all = options.all === true && isPaged(operation);
      const answer = await (all ? everyPage : onePage)(client, path, filters);
      if (options.json) console.log(JSON.stringify(answer, null, 2));
      else print(answer, options);
    } catch (error) {
      if (!options.json || !(error instanceof RequestRefused)) throw error;
      console.log(JSON.stringify(error.problem, null, 2));
      process.exitCode = 1;
    }
  });
}

/** @throws Error unless it is an id, or may be a name */
function checkId(label: string, name: string, value: string): void {
  if (isId(value) || (takesName(name) && value.trim() !== '')) return;
  throw new Error(
    `${label} must be ${takesName(name) ? 'an id or a name' : 'an id, such as 5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11'}. It is ${value || 'empty'}.`,
  );
}

/** The filters among the options. @throws Error for one that the API would refuse */
function filtersGiven(operation: Operation, options: ReadOptions): Map<string, string> {
  const filters = new Map<string, string>();
  for (const parameter of filtersOf(operation)) {
    const given = options[parameter.name];
    if (given === undefined) continue;
    const value = String(given); // an option without its value is true
    const option = `--${kebab(parameter.name)}`;
    checkFilter(option, parameter, value);
    if (parameter.schema?.format === 'uuid') checkId(option, parameter.name, value);
    filters.set(parameter.name, value);
  }
  return filters;
}

async function withIds(
  pool: Pool,
  given: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const filters = new Map<string, string>();
  for (const [name, value] of given)
    filters.set(name, takesName(name) ? await idOf(pool, name, value) : value);
  return filters;
}

async function pathOf(
  pool: Pool,
  operation: Operation,
  subjects: readonly string[],
): Promise<string> {
  let { path } = operation;
  for (const [at, { name }] of subjectsOf(operation).entries())
    path = path.replace(`{${name}}`, await idOf(pool, name, subjects[at] ?? ''));
  return path;
}

const onePage = (
  client: InProcessClient,
  path: string,
  filters: ReadonlyMap<string, string>,
): Promise<Answer> => {
  const query = new URLSearchParams([...filters]);
  return client.request<Answer>(`${path}${query.size > 0 ? `?${query.toString()}` : ''}`);
};

async function everyPage(
  client: InProcessClient,
  path: string,
  filters: ReadonlyMap<string, string>,
): Promise<Answer> {
  const asked = new Map([['limit', LARGEST_PAGE], ...filters]);
  const first = await onePage(client, path, asked);
  const items = [...(first.items ?? [])];
  for (let next = first.next; typeof next === 'string';) {
    const page = await onePage(client, path, new Map([...asked, ['after', next]]));
    items.push(...(page.items ?? []));
    next = page.next ?? null;
  }
  return { ...first, items, next: null };
}

function print(answer: Answer, { columns }: ReadOptions): void {
  const rows = [answer, answer.items, answer.events].find((one) => Array.isArray(one)) as
    readonly Row[] | undefined;
  if (!rows) {
    console.log(detail(answer).join('\n'));
    return;
  }
  if (rows.length === 0) {
    console.error('Nothing found.');
    return;
  }
  const { isTTY, columns: width } = process.stdout as { isTTY?: boolean; columns?: number };
  const chosen = columns === undefined ? undefined : keysIn(columns, rows);
  const { lines, leftOut } = table(rows, {
    ...(chosen && { columns: chosen }),
    ...(isTTY === true && width !== undefined && { width }),
  });
  console.log(lines.join('\n'));
  if (leftOut.length > 0)
    console.error(`No room for: ${leftOut.join(', ')}. Choose with --columns.`);
  if (typeof answer.next !== 'string') return;
  const of = typeof answer.total === 'number' ? ` of ${answer.total}` : '';
  console.error(`${rows.length}${of}. More: --all, or --after ${answer.next}`);
}

function keysIn(columns: string, rows: readonly Row[]): string[] {
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  return columns.split(',').map((column) => {
    const key = column.trim();
    if (known.has(key)) return key;
    throw new Error(
      `There is no column ${key}.${didYouMean(key, known)} Columns: ${[...known].join(', ')}.`,
    );
  });
}
