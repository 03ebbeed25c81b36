import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  belongsToCompany,
  holds,
  isPlatform,
  oversees,
  READ_MODELS,
  type Caller,
} from '#platform/authorization';
import type { Instant } from '#kit/eventsourcing';
import {
  AREAS,
  type Area,
  type Badges,
  type Capabilities,
} from '../../http/capabilities.response.js';
import type { Named } from '../../http/registration.response.js';
import {
  DATES_TO_APPROVE,
  DECIDED_AS_MANAGER,
  decidedByValues,
  MANDATED,
  WAITING_FOR_NONPROFIT,
} from './decided-by.js';
import { nameOf } from './registration-item-mapper.js';
import { allUnreadMessages } from './unread-messages.query.js';

/** `$4` the companies, `$5` the nonprofits and `$6` the levels of the caller's roles. */
const NAMES = `
  WITH ${MANDATED}
  SELECT 'person' AS what, p.id, p.name, NULL::uuid AS mandate, NULL::uuid AS company, p.erased FROM read.people p WHERE p.id = $1
  UNION ALL SELECT 'company', c.id, c.name, NULL, NULL, false FROM read.companies c WHERE c.id = ANY($4::uuid[]) OR c.id IN (SELECT company FROM mandated)
  UNION ALL SELECT 'nonprofit', n.id, n.name, NULL, NULL, false FROM read.nonprofits n WHERE n.id = ANY($5::uuid[]) OR n.id IN (SELECT nonprofit FROM mandated)
  UNION ALL SELECT 'level', l.id, l.path, NULL, NULL, false FROM read.levels l WHERE l.id = ANY($6::uuid[])
  UNION ALL SELECT 'mandate', m.nonprofit, NULL, m.mandate, m.company, false FROM mandated m`;

/** `$4` whether the caller is an employee, `$5` now. The first count is of the same registrations as the dashboard's `toConfirm`. */
const BADGES = `
  WITH ${WAITING_FOR_NONPROFIT}, ${DECIDED_AS_MANAGER}, to_approve AS (
    SELECT d.end_at FROM ${DATES_TO_APPROVE}
  ), own AS (
    SELECT r.id FROM read.registrations r
     WHERE $4::boolean AND r.employee = $1 AND EXISTS (
       SELECT FROM read.participation_dates d
        WHERE d.owner = r.id AND d.status = 'awaiting_confirmation' AND (d.kind <> 'session' OR NOT EXISTS (
          SELECT FROM read.participation_dates o WHERE o.owner = r.id AND o.kind = 'period' AND o.status = 'in_progress')))
  )
  SELECT (SELECT count(*) FROM own) AS "toConfirm",
         (SELECT count(*) FROM to_approve) AS "toApprove",
         (SELECT count(*) FROM waiting) AS "toDecide",
         (SELECT count(*) FROM read.partnerships p WHERE p.nonprofit = ANY($3::uuid[]) AND p.status = 'awaiting_confirmation') AS "partnershipRequests",
         (SELECT count(*) FROM to_approve WHERE end_at <= $5) + (SELECT count(*) FROM waiting WHERE ends <= $5) AS overdue`;

interface NameRow {
  readonly what: 'person' | 'company' | 'nonprofit' | 'level' | 'mandate';
  readonly id: string;
  readonly name: string;
  readonly mandate: string | null;
  readonly company: string | null;
  readonly erased: boolean;
}

/** What a client needs before it shows anything: three statements, whatever the number of roles. */
@Injectable()
export class CapabilitiesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(caller: Caller, now: Instant): Promise<Capabilities> {
    const [names, badges] = await Promise.all([this.#names(caller), this.#badges(caller, now)]);
    const named = new Map(
      names.flatMap(({ what, id, name }) => (what === 'mandate' ? [] : [[id, { id, name }]])),
    );
    const lookUp = (id: string): Named => named.get(id) ?? { id, name: id };
    const mandates = names.flatMap(({ what, id, mandate, company }) =>
      what === 'mandate' && mandate !== null && company !== null
        ? [{ mandate, company: lookUp(company), nonprofit: lookUp(id) }]
        : [],
    );
    const self = names.find(({ what }) => what === 'person');
    return {
      person: { id: caller.person, name: nameOf(self?.name, self?.erased) },
      roles: caller.roles.map(({ role, company, level, nonprofit, root }) => ({
        role,
        company: company === null ? null : lookUp(company),
        level: level === null ? null : { id: level, path: lookUp(level).name, root },
        nonprofit: nonprofit === null ? null : lookUp(nonprofit),
      })),
      mandates,
      areas: areasOf(caller, mandates.length > 0),
      badges,
    };
  }

  async #names(caller: Caller): Promise<NameRow[]> {
    const idsOf = (key: 'company' | 'nonprofit' | 'level') =>
      caller.roles.flatMap((held) => held[key] ?? []);
    const { rows } = await this.pool.query<NameRow>({
      name: 'capability-names',
      text: NAMES,
      values: [...decidedByValues(caller), idsOf('company'), idsOf('nonprofit'), idsOf('level')],
    });
    return rows;
  }

  async #badges(caller: Caller, now: Instant): Promise<Badges> {
    const [counted, unread] = await Promise.all([
      this.pool.query<Omit<Badges, 'unread'>>({
        name: 'badges',
        text: BADGES,
        values: [...decidedByValues(caller), holds(caller, 'employee'), now],
      }),
      allUnreadMessages(this.pool, caller),
    ]);
    return { ...(counted.rows[0] as Omit<Badges, 'unread'>), unread };
  }
}

/** The areas of a caller, in the order of {@link AREAS}. */
function areasOf(caller: Caller, hasMandate: boolean): Area[] {
  const coordinates = holds(caller, 'coordinator');
  const administrates = holds(caller, 'admin');
  const overseesOrCoordinates = oversees(caller) || coordinates;
  const open: Readonly<Record<Area, boolean>> = {
    my_volunteering: holds(caller, 'employee'),
    to_approve: holds(caller, 'manager') || administrates,
    to_decide: coordinates || hasMandate,
    registrations: overseesOrCoordinates || holds(caller, 'manager'),
    initiatives: belongsToCompany(caller) || overseesOrCoordinates,
    own_initiatives: coordinates || hasMandate,
    partnerships: overseesOrCoordinates,
    nonprofits: belongsToCompany(caller) || overseesOrCoordinates,
    people: oversees(caller),
    people_changes: administrates || isPlatform(caller),
    exports: overseesOrCoordinates,
    reads: holds(caller, 'auditor') || isPlatform(caller),
    company_settings: caller.roles.some(({ role, root }) => role === 'admin' && root),
    platform: isPlatform(caller),
  };
  return AREAS.filter((area) => open[area]);
}
