import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { notFound, type Instant } from '#kit/eventsourcing';
import { CERTIFICATE_LABELS, type CertificateStatus } from '../../domain/registration.types.js';
import type {
  ActAnswer,
  DateDetail,
  DeadlineAnswer,
  RegistrationDetail,
} from '../../http/registration.response.js';
import { runQuery } from './run-query.js';
import {
  DATE_COLUMNS,
  dateItemOf,
  itemOf,
  selectItems,
  type RawDate,
  type RawItem,
} from './registration-item-mapper.js';
import { PeopleNames, type KnownPeople } from './people-names.js';
import { registrationsFor } from './registration-scope.js';
import { unreadMessages } from './unread-messages.query.js';

interface RawRegistration extends RawItem {
  readonly companySpecific: boolean;
  readonly previous: string | null;
  readonly minutes: number;
  readonly position: string;
}

const ACTS = [
  'selected',
  'coordinator',
  'manager',
  'participation',
  'certified',
  'cancelled',
] as const;
type ActName = (typeof ACTS)[number];
type RawActs = { readonly [K in `${ActName}_${'at' | 'by' | 'as'}`]: string | null };
interface RawDetail extends RawDate, RawActs {
  readonly slot: string | null;
  readonly policy: string;
  readonly certificate: CertificateStatus;
  readonly employee_attested: boolean | null;
  readonly mandate: string | null;
}

const DATES = `
  SELECT ${DATE_COLUMNS}, d.slot, d.policy, d.certificate, d.employee_attested, d.mandate,
         ${ACTS.flatMap((act) => [`d.${act}_at`, `d.${act}_by`, `d.${act}_as`]).join(', ')}
    FROM read.participation_dates d WHERE d.owner = $1 ORDER BY d.seq`;

/** Time asks and reminds nobody of the registration of who was erased (docs/domain.md §8), or has left. */
const DEADLINES = `SELECT kind, at FROM read.deadlines WHERE owner = $1 AND ($2::boolean OR kind = 'DateEnded') ORDER BY at, id`;

/** One registration with all that is known of it. */
@Injectable()
export class RegistrationQuery {
  constructor(
    private readonly source: DataSource,
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly names: PeopleNames,
  ) {}

  /** @throws Refusal not_found, also outside the caller's scope */
  async one(caller: Caller, id: string, now: Instant): Promise<RegistrationDetail> {
    const query = selectItems(registrationsFor(this.source, caller)).andWhere('r.id = :id', { id });
    for (const column of ['companySpecific', 'previous', 'minutes', 'position'])
      query.addSelect(`r.${column}`, column);
    const [raw] = await runQuery<RawRegistration>(this.pool, query);
    if (!raw) throw notFound('registration', 'registration');
    const { companySpecific, previous, minutes, position, statusSince } = raw;
    const [unread, participationDates, deadlines] = await Promise.all([
      unreadMessages(this.pool, caller, [id]),
      this.#dates(id, now),
      this.#deadlines(id, raw.employed ?? false),
    ]);
    return {
      ...itemOf(raw, now, unread),
      companySpecific,
      previous,
      statusSince,
      minutes,
      participationDates,
      deadlines,
      position,
    };
  }

  async #deadlines(id: string, employed: boolean): Promise<DeadlineAnswer[]> {
    const { rows } = await this.pool.query<DeadlineAnswer>({
      name: 'deadlines-of-registration',
      text: DEADLINES,
      values: [id, employed],
    });
    return rows;
  }

  async #dates(id: string, now: Instant): Promise<DateDetail[]> {
    const { rows } = await this.pool.query<RawDetail>({
      name: 'dates-of-registration',
      text: DATES,
      values: [id],
    });
    const people = await this.names.of(rows.flatMap((row) => ACTS.map((act) => row[`${act}_by`])));
    return rows.map((row) => detailOf(row, people, now));
  }
}

function actOf(row: RawDetail, name: ActName, people: KnownPeople): ActAnswer | null {
  const [at, by, capacity] = [row[`${name}_at`], row[`${name}_by`], row[`${name}_as`]];
  if (at === null) return null;
  return { at, by: by === null ? null : people.named(by), capacity: capacity ?? 'system' };
}

const detailOf = (row: RawDetail, people: KnownPeople, now: Instant): DateDetail => ({
  ...dateItemOf(row, now),
  slot: row.slot,
  policy: row.policy,
  certificate: {
    status: row.certificate,
    label: CERTIFICATE_LABELS[row.certificate],
    decided: actOf(row, 'certified', people),
  },
  selected: actOf(row, 'selected', people),
  coordinatorDecision: actOf(row, 'coordinator', people),
  managerDecision: actOf(row, 'manager', people),
  participation: actOf(row, 'participation', people),
  employeeAttested: row.employee_attested,
  cancelled: actOf(row, 'cancelled', people),
  mandate: row.mandate,
});
