import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from './read-models.js';
import type { InitiativeFacts, RegistrationFacts } from './rights.js';

const REGISTRATION_FACTS = `
  SELECT e.id AS employee, e.company AS "employeeCompany", coalesce(l.ancestors, ARRAY[c.root]) AS "employeeLevels",
         read.manages(e.manager, e.company) AS "hasManager", $2::uuid AS nonprofit, p.mandate, coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         read.deciders_for(e.id) AS deciders
    FROM read.people e
    JOIN read.companies c ON c.id = e.company
    LEFT JOIN read.levels l ON l.id = e.level
    LEFT JOIN read.partnerships p ON p.company = e.company AND p.nonprofit = $2
    LEFT JOIN read.levels pl ON pl.id = p.level
   WHERE e.id = $1`;

const INITIATIVE_FACTS = `
  SELECT i.nonprofit, i.company, i.ever_opened AS opened, coalesce(p.ever_validated, false) AS "everValidated", p.mandate,
         coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = i.id AND r.employee = $2) AS registered
    FROM read.initiatives i
    LEFT JOIN read.partnerships p ON p.company = $3 AND p.nonprofit = i.nonprofit
    LEFT JOIN read.levels pl ON pl.id = p.level
   WHERE i.id = $1`;

const STANDING = `
  SELECT coalesce(p.ever_validated, false) AS "everValidated", p.mandate, coalesce(pl.ancestors, '{}') AS "partnershipLevels",
         EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = $3 AND r.employee = $4) AS registered
    FROM (SELECT 1) AS one
    LEFT JOIN read.partnerships p ON p.company = $1 AND p.nonprofit = $2
    LEFT JOIN read.levels pl ON pl.id = p.level`;

/** What of an initiative's facts is not the initiative's own. */
export type Standing = Pick<InitiativeFacts, 'everValidated' | 'mandate' | 'partnershipLevels' | 'registered'>;

/** Looks up what rights and scopes depend on. */
@Injectable()
export class AccessFacts {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async registration(employee: string, nonprofit: string): Promise<RegistrationFacts | undefined> {
    const { rows } = await this.pool.query<RegistrationFacts>({
      name: 'registration-facts',
      text: REGISTRATION_FACTS,
      values: [employee, nonprofit],
    });
    return rows[0];
  }

  async initiative(initiative: string, person: string, company: string | null): Promise<InitiativeFacts | undefined> {
    const { rows } = await this.pool.query<InitiativeFacts>({
      name: 'initiative-facts',
      text: INITIATIVE_FACTS,
      values: [initiative, person, company],
    });
    return rows[0];
  }

  /** How somebody of a company stands to an initiative of a nonprofit, whether or not the read models know the initiative yet. */
  async standing(nonprofit: string, initiative: string, person: string, company: string | null): Promise<Standing> {
    const { rows } = await this.pool.query<Standing>({
      name: 'standing',
      text: STANDING,
      values: [company, nonprofit, initiative, person],
    });
    return rows[0] as Standing;
  }
}
