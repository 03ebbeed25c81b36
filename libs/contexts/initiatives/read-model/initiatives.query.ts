import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  Conditions,
  initiativesInScope,
  READ_MODELS,
  refuseUnknownFilters,
  type Caller,
} from '#platform/authorization';
import { Ledger, nextDay, notFound, type Instant, type KeyRing } from '#kit/eventsourcing';
import { KEY_RING } from '#kit/nestjs';
import { Keyset, type Page, type SortColumn } from '#platform/http';
import { WorkPacer } from '#platform/jobs';
import { foldForSearch, searchCondition } from '#platform/text';
import { readContacts } from '../application/initiative-contacts.js';
import type { StoredContact } from '../domain/initiative.state.js';
import type { InitiativesQueryBody } from '../http/dto/initiative-queries.dto.js';
import type { InitiativeView, NamedInitiative } from '../http/initiative.response.js';

const OWN = `
  SELECT json_build_object('id', r.id, 'status', r.status) FROM read.registrations r
   WHERE r.initiative = i.id AND r.employee = $1 ORDER BY r.applied_at DESC, r.id LIMIT 1`;

/** Of a caller, `$1`, of a company, `$2`. */
const VIEW = `
  SELECT i.id, i.title, i.kind, i.status, json_build_object('id', n.id, 'name', n.name) AS nonprofit,
         CASE WHEN i.company IS NOT NULL THEN json_build_object('id', i.company, 'name', c.name) END AS company, i.tasks,
         coalesce(c.zone, (SELECT oc.zone FROM read.companies oc WHERE oc.id = $2)) AS zone, i.description, i.place, i.contact,
         coalesce((SELECT json_agg(json_build_object('id', s.id, 'start', s.start_at, 'end', s.end_at, 'capacity', s.capacity,
                                                     'left', greatest(s.capacity - s.held, CASE WHEN s.capacity IS NOT NULL THEN 0 END),
                                                     'cancelled', s.cancelled) ORDER BY s.start_at, s.seq)
                     FROM read.slots s WHERE s.owner = i.id), '[]') AS slots,
         (${OWN}) AS registration, i.created_at AS "createdAt", i.revision
    FROM read.initiatives i
    JOIN read.nonprofits n ON n.id = i.nonprofit
    LEFT JOIN read.companies c ON c.id = i.company`;

const MOST_NAMESAKES = 20;
const BY_CREATION: readonly SortColumn[] = [
  { sql: 'i.created_at', kind: 'instant' },
  { sql: 'i.id', kind: 'uuid' },
];

type StoredView = Omit<InitiativeView, 'contact'> & { readonly contact: StoredContact | null };

/** Initiatives in the caller's scope, with their slots and the places left. */
@Injectable()
export class InitiativesQuery {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(KEY_RING) private readonly ring: KeyRing,
    private readonly ledger: Ledger,
  ) {}

  /** Newest first. */
  async list(caller: Caller, query: InitiativesQueryBody): Promise<Page<InitiativeView>> {
    const keyset = new Keyset(query, BY_CREATION, 'desc');
    const { nonprofit, company } = query;
    await refuseUnknownFilters(this.pool, caller, { nonprofit, company });
    const conditions = new Conditions();
    const person = conditions.value(caller.person);
    conditions.value(caller.company);
    conditions
      .within((first) => initiativesInScope(caller, first))
      .within(searchCondition(`concat_ws(' ', i.search, i.place_search, n.search)`, query.search))
      .within(searchCondition('i.place_search', query.place))
      .and(
        slotCondition(caller, query, this.ledger.clock.now(), (value) => conditions.value(value)),
      )
      .where(
        `EXISTS (SELECT FROM read.registrations r WHERE r.initiative = i.id AND r.employee = ${person}) = ?`,
        query.signedUp,
      )
      .where('i.nonprofit = ?', query.nonprofit)
      .where('i.company = ?', query.company)
      .where('i.kind = ?', query.kind)
      .where('i.status = ?', query.status);
    conditions.and(keyset.condition((value) => conditions.value(value)));
    const limit = conditions.value(keyset.limit);
    const { rows } = await this.pool.query<StoredView>(
      `${VIEW} WHERE ${conditions.sql} ORDER BY ${keyset.orderBy} LIMIT ${limit}`,
      conditions.values,
    );
    return keyset.page(await this.#read(rows), (row) => [row.createdAt, row.id]);
  }

  /** @throws Refusal not_found */
  async byId(caller: Caller, id: string): Promise<InitiativeView> {
    const conditions = new Conditions();
    conditions.value(caller.person);
    conditions.value(caller.company);
    conditions.within((first) => initiativesInScope(caller, first)).where('i.id = ?', id);
    const { rows } = await this.pool.query<StoredView>(
      `${VIEW} WHERE ${conditions.sql}`,
      conditions.values,
    );
    const [view] = await this.#read(rows);
    if (!view) throw notFound('initiative', 'initiative');
    return view;
  }

  /**
   * Those in the caller's scope with this title and of one nonprofit, other than one initiative; at most {@link MOST_NAMESAKES}. The
   * nonprofit is that of the other initiative when left out.
   */
  async namesakes(
    caller: Caller,
    { title, nonprofit, than }: { title: string; nonprofit?: string; than: string },
  ): Promise<NamedInitiative[]> {
    const conditions = new Conditions()
      .within((first) => initiativesInScope(caller, first))
      .where('i.search = ?', foldForSearch(title))
      .where('i.id <> ?', than);
    const [of, other] = [nonprofit, than].map((value) => conditions.value(value));
    const { rows } = await this.pool.query<NamedInitiative>(
      `SELECT i.id, i.title, i.status, i.place, i.created_at AS "createdAt" FROM read.initiatives i
        WHERE ${conditions.sql} AND i.nonprofit = coalesce(${of}::uuid, (SELECT o.nonprofit FROM read.initiatives o WHERE o.id = ${other}))
        ORDER BY i.created_at, i.id LIMIT ${MOST_NAMESAKES}`,
      conditions.values,
    );
    return rows;
  }

  async #read(rows: readonly StoredView[]): Promise<InitiativeView[]> {
    const contacts = await readContacts(
      this.ring,
      rows.map(({ contact }) => contact),
    );
    return new WorkPacer().map(rows.entries(), ([index, row]) =>
      withInstants({ ...row, contact: contacts[index] ?? null }),
    );
  }
}

/**
 * The condition that an initiative has a slot on the days asked for, with places left if that is asked. Days are those of the caller's
 * company.
 */
function slotCondition(
  caller: Caller,
  { from, to, free }: InitiativesQueryBody,
  now: Instant,
  value: (value: unknown) => string,
): string | undefined {
  if (from === undefined && to === undefined && free === undefined) return undefined;
  const zone = () =>
    `coalesce((SELECT o.zone FROM read.companies o WHERE o.id = ${value(caller.company)}::uuid), 'UTC')`;
  const startOf = (day: string) => `(${value(day)}::timestamp AT TIME ZONE ${zone()})`;
  const slot = [
    's.owner = i.id AND NOT s.cancelled',
    ...(from === undefined ? [] : [`s.end_at > ${startOf(from)}`]),
    ...(to === undefined ? [] : [`s.start_at < ${startOf(nextDay(to))}`]),
  ];
  const exists = (conditions: readonly string[]) =>
    `EXISTS (SELECT FROM read.slots s WHERE ${conditions.join(' AND ')})`;
  if (free === undefined) return exists(slot);
  const vacant = exists([
    ...slot,
    `s.start_at > ${value(now)}::timestamptz`,
    '(s.capacity IS NULL OR s.held < s.capacity)',
  ]);
  const anyDay = from === undefined && to === undefined ? `i.kind <> 'slots' OR ` : '';
  const isFree = `i.status = 'open' AND (${anyDay}${vacant})`;
  if (free) return `(${isFree})`;
  const onDays = anyDay === '' ? `${exists(slot)} AND ` : '';
  return `(${onDays}NOT coalesce(${isFree}, false))`;
}

const instant = (text: string): string => new Date(text).toISOString();

/** PostgreSQL formats timestamps within JSON in its own way; the API answers ISO 8601 in UTC. */
const withInstants = (row: InitiativeView): InitiativeView => ({
  ...row,
  slots: row.slots.map((slot) => ({ ...slot, start: instant(slot.start), end: instant(slot.end) })),
});
