import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from './read-models.js';

/** A role as the log gives it, where it counts. */
export interface HeldRole {
  readonly role: 'employee' | 'manager' | 'coordinator' | 'admin' | 'auditor' | 'analyst' | 'platform';
  readonly company: string | null;
  readonly level: string | null;
  readonly nonprofit: string | null;
  /** The level is the root of its company's network. */
  readonly root: boolean;
}

/** Who asks. Roles come from the log, never from the token (domain §8). */
export interface Caller {
  readonly person: string;
  readonly company: string | null;
  readonly level: string | null;
  readonly roles: readonly HeldRole[];
}

const CALLER = `
  SELECT p.id AS person, p.company, p.level,
         coalesce((SELECT json_agg(json_build_object('role', g.role, 'company', g.company, 'level', g.level, 'nonprofit', g.nonprofit,
                                                     'root', coalesce(l.depth = 0, false)))
                     FROM read.grants g LEFT JOIN read.levels l ON l.id = g.level WHERE g.owner = p.id), '[]') AS roles
    FROM read.people p`;

/** The person behind a token, with today's roles; nothing for a person unknown or erased. */
@Injectable()
export class Callers {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async byId(person: string): Promise<Caller | undefined> {
    const { rows } = await this.pool.query<Caller>({
      name: 'caller-by-id',
      text: `${CALLER} WHERE p.id = $1 AND NOT p.erased`,
      values: [person],
    });
    return rows[0];
  }

  /** By the subject under which the configured issuer knows the person. */
  async bySubject(subject: string): Promise<Caller | undefined> {
    const { rows } = await this.pool.query<Caller>({
      name: 'caller-by-subject',
      text: `${CALLER} WHERE p.subject = $1 AND NOT p.erased`,
      values: [subject],
    });
    return rows[0];
  }
}

export const holds = (caller: Caller, role: HeldRole['role']): boolean => caller.roles.some((held) => held.role === role);

/** Holds a role in their company; who has left holds none any more. */
export const belongs = (caller: Caller): boolean => caller.company !== null && caller.roles.some((held) => held.company === caller.company);

export const isPlatform = (caller: Caller): boolean => holds(caller, 'platform');

/** The nonprofits that the caller coordinates. */
export const nonprofitsOf = (caller: Caller): string[] =>
  caller.roles.flatMap((held) => (held.role === 'coordinator' && held.nonprofit !== null ? [held.nonprofit] : []));

/** The network levels at which the caller holds one of these roles; everything at or below is in scope. */
export const levelsOf = (caller: Caller, ...roles: readonly HeldRole['role'][]): string[] =>
  caller.roles.flatMap((held) => (roles.includes(held.role) && held.level !== null ? [held.level] : []));

/** The network levels that the caller watches over, in whatever capacity (domain §1): what is at or below them is in scope. */
export const watchedLevels = (caller: Caller): string[] => levelsOf(caller, 'admin', 'auditor', 'analyst');

/** Watches over somebody: an admin, auditor or analyst of a company, or whoever sees everything. */
export const watches = (caller: Caller): boolean => seesEverything(caller) || watchedLevels(caller).length > 0;

/** Their own registrations are theirs as an employee, and as a manager (domain §1); who has left has none any more. */
export const seesOwn = (caller: Caller): boolean => holds(caller, 'employee') || holds(caller, 'manager');

/** Holds a role for the whole platform: the platform team, and auditors and analysts of the platform. */
export const seesEverything = (caller: Caller): boolean =>
  caller.roles.some(
    (held) =>
      held.role === 'platform' ||
      ((held.role === 'auditor' || held.role === 'analyst') && held.company === null && held.nonprofit === null),
  );
