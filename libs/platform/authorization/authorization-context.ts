import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { inRequestOrder, batchLoader } from '#kit/eventsourcing';
import { LEVEL_OF_REGISTRATION } from './scope.js';
import { READ_MODELS } from './read-models.token.js';
import type { InitiativeAccessContext, RegistrationAccessContext } from './access-context.js';

const REGISTRATION_CONTEXT = `
  SELECT r.n::int, e.id AS employee, r.company AS "employeeCompany", coalesce(l.ancestors, ARRAY[c.root]) AS "employeeLevels",
         e.company = r.company AND read.manages(e.manager, e.company) AS "hasManager", r.nonprofit, p.mandate,
         coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         CASE WHEN e.company = r.company THEN read.deciders_for(e.id) ELSE '{}' END AS deciders
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS r (employee, nonprofit, company, n)
    JOIN read.people e ON e.id = r.employee
    JOIN read.companies c ON c.id = r.company
    LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}
    LEFT JOIN read.partnerships p ON p.company = r.company AND p.nonprofit = r.nonprofit
    LEFT JOIN read.levels pl ON pl.id = p.level`;

const INITIATIVE_CONTEXT = `
  SELECT asked.n::int, i.nonprofit, i.company, i.ever_opened AS opened, coalesce(p.ever_validated, false) AS "everValidated", p.mandate,
         coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = i.id AND r.employee = asked.person) AS registered
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS asked (initiative, person, company, n)
    JOIN read.initiatives i ON i.id = asked.initiative
    LEFT JOIN read.partnerships p ON p.company = asked.company AND p.nonprofit = i.nonprofit
    LEFT JOIN read.levels pl ON pl.id = p.level`;

const INITIATIVE_RELATION = `
  SELECT coalesce(p.ever_validated, false) AS "everValidated", p.mandate, coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = $3 AND r.employee = $4) AS registered
    FROM (SELECT 1) AS one
    LEFT JOIN read.partnerships p ON p.company = $1 AND p.nonprofit = $2
    LEFT JOIN read.levels pl ON pl.id = p.level`;

/** How a person of a company stands to an initiative: the part that does not belong to the initiative itself. */
export type InitiativeRelation = Pick<
  InitiativeAccessContext,
  'everValidated' | 'mandate' | 'partnershipLevels' | 'registered'
>;

interface RegistrationKey {
  readonly employee: string;
  readonly nonprofit: string;
  /** For which they signed up; they may have gone to another one since. */
  readonly company: string;
}
interface InitiativeKey {
  readonly initiative: string;
  readonly person: string;
  readonly company: string | null;
}

/** Looks up what rights and scopes depend on. Concurrent lookups are batched. */
@Injectable()
export class AuthorizationContext {
  readonly registration = batchLoader<RegistrationKey, RegistrationAccessContext>((asked) =>
    this.#query('registration-context', REGISTRATION_CONTEXT, asked, [
      'employee',
      'nonprofit',
      'company',
    ]),
  );
  readonly initiative = batchLoader<InitiativeKey, InitiativeAccessContext>((asked) =>
    this.#query('initiative-context', INITIATIVE_CONTEXT, asked, [
      'initiative',
      'person',
      'company',
    ]),
  );

  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async #query<Q, A>(
    name: string,
    text: string,
    asked: readonly Q[],
    columns: readonly (keyof Q)[],
  ): Promise<(A | undefined)[]> {
    const values = columns.map((column) => asked.map((question) => question[column]));
    const { rows } = await this.pool.query<A & { n: number }>({ name, text, values });
    return inRequestOrder(asked.length, rows) as (A | undefined)[];
  }

  /** Works also for an initiative that the read models do not know yet. */
  async initiativeRelation(
    nonprofit: string,
    initiative: string,
    person: string,
    company: string | null,
  ): Promise<InitiativeRelation> {
    const { rows } = await this.pool.query<InitiativeRelation>({
      name: 'initiative-relation',
      text: INITIATIVE_RELATION,
      values: [company, nonprofit, initiative, person],
    });
    return rows[0] as InitiativeRelation;
  }
}
