import { SetMetadata } from '@nestjs/common';
import { invalid } from '#kit/eventsourcing';
import {
  capacityOf,
  expectedRevisionOf,
  idempotencyKeyOf,
  isDryRun,
  type SignedInRequest,
} from './command-context.js';

/** Query parameters and headers that change what a request to a route means. */
export interface Switches {
  readonly query: readonly string[];
  readonly headers: readonly ('if-match' | 'act-as')[];
}

/** Metadata key of the switches that a route takes. A route without it takes none. */
export const TAKES_SWITCHES = 'takes switches';
export const NO_SWITCHES: Switches = { query: [], headers: [] };

/** Names the switches that a route takes besides `Idempotency-Key` and `Wait-For-Position`, which every route takes. */
export const TakesSwitches = (switches: Switches) => SetMetadata(TAKES_SWITCHES, switches);

const EVERY_ROUTE = ['idempotency-key', 'wait-for-position'];
const OURS = [...EVERY_ROUTE, 'if-match', 'act-as'];
/** Headers by which clients elsewhere change what a request means. Ignored, the request would do something else. */
const FOREIGN = new Set([
  ...['if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override'],
]);
/** Other names under which a client may look for our switches. */
const ALIASES = ['dry-run', 'idempotency', 'expected-revision', 'simulate', 'capacity'];
const LOOKALIKES = [...OURS, ...ALIASES].map(normalized);
/** From this length on two letters may differ, below it one. */
const LONG_NAME = 8;

/** Letters and digits in lower case, without the prefix `X-`. */
function normalized(name: string): string {
  return name
    .toLowerCase()
    .replace(/^x[-_]/, '')
    .replace(/[^a-z0-9]/g, '');
}

/** Whether a name is one of our switches, an alias of one, or nearly so spelled. */
export function looksLikeSwitch(name: string): boolean {
  const text = normalized(name);
  return LOOKALIKES.some((known) => distance(text, known) <= (known.length >= LONG_NAME ? 2 : 1));
}

/** Number of letters to add, remove or replace. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced));
    }
  }
  return row[b.length] ?? 0;
}

/**
 * Refuses a request that says something which the route does not take or understand: it would do something else than its sender meant
 * (docs/domain.md §8).
 * @param others whether other query parameters are tolerated, as on public pages, to whose addresses others append theirs
 * @throws Refusal invalid
 */
export function refuseUnknownSwitches(
  request: SignedInRequest,
  taken: Switches,
  others = false,
): void {
  for (const name of Object.keys(request.query))
    if (!taken.query.includes(name) && (!others || looksLikeSwitch(name)))
      throw invalid(name, 'unknown_field', unknownParameter(name, taken));
  for (const name of Object.keys(request.headers)) refuseHeader(name, taken);
  idempotencyKeyOf(request);
  expectedRevisionOf(request);
  capacityOf(request);
  if (taken.query.includes('dryRun')) isDryRun(request);
}

const unknownParameter = (name: string, { query }: Switches): string =>
  `Leave out the query parameter ${name}. This request takes ${query.length === 0 ? 'none' : query.join(', ')}.`;

function refuseHeader(name: string, taken: Switches): void {
  const takes: readonly string[] = [...EVERY_ROUTE, ...taken.headers];
  if (takes.includes(name)) return;
  if (OURS.includes(name) || FOREIGN.has(name))
    throw invalid(
      name,
      'unsupported_header',
      `Leave out the header ${name}: this request does not take it.`,
    );
  if (looksLikeSwitch(name))
    throw invalid(
      name,
      'unknown_header',
      `Leave out the header ${name}. Headers of this request are ${takes.join(', ')}; a dry run is the query parameter dryRun=true.`,
    );
}
