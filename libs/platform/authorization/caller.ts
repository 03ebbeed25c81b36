import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { inRequestOrder, batchLoader } from '#kit/eventsourcing';
import { READ_MODELS } from './read-models.token.js';

/** A role that a person holds, and where it counts. */
export interface HeldRole {
  readonly role:
    'employee' | 'manager' | 'coordinator' | 'admin' | 'auditor' | 'analyst' | 'platform';
  readonly company: string | null;
  readonly level: string | null;
  readonly nonprofit: string | null;
  /** The level is the root of its company's network. */
  readonly root: boolean;
}

/** The signed-in person. Roles come from the log, never from the token (docs/domain.md §8). */
export interface Caller {
  readonly person: string;
  readonly company: string | null;
  readonly level: string | null;
  readonly roles: readonly HeldRole[];
}

const caller = (column: 'id' | 'subject', type: string) => `
  SELECT asked.n::int, p.id AS person, p.company, p.level,
         coalesce((SELECT json_agg(json_build_object('role', g.role, 'company', g.company, 'level', g.level, 'nonprofit', g.nonprofit,
                                                     'root', coalesce(l.depth = 0, false)))
                     FROM read.grants g LEFT JOIN read.levels l ON l.id = g.level WHERE g.owner = p.id), '[]') AS roles
    FROM unnest($1::${type}[]) WITH ORDINALITY AS asked (one, n)
    JOIN read.people p ON p.${column} = asked.one AND NOT p.erased`;

/** Looks up the person behind a token with today's roles; undefined for a person unknown or erased. Concurrent lookups are batched. */
@Injectable()
export class Callers {
  readonly byId = batchLoader<string, Caller>((ids) => this.#query('caller-by-id', BY_ID, ids));
  /** By the subject under which the configured issuer knows the person. */
  readonly bySubject = batchLoader<string, Caller>((subjects) =>
    this.#query('caller-by-subject', BY_SUBJECT, subjects),
  );

  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async #query(
    name: string,
    text: string,
    asked: readonly string[],
  ): Promise<(Caller | undefined)[]> {
    const { rows } = await this.pool.query<Caller & { n: number }>({ name, text, values: [asked] });
    return inRequestOrder(asked.length, rows);
  }
}

const BY_ID = caller('id', 'uuid');
const BY_SUBJECT = caller('subject', 'text');

export const holds = (caller: Caller, role: HeldRole['role']): boolean =>
  caller.roles.some((held) => held.role === role);

/** Holds a role in their company. Somebody who has left holds none. */
export const belongsToCompany = (caller: Caller): boolean =>
  caller.company !== null && caller.roles.some((held) => held.company === caller.company);

export const isPlatform = (caller: Caller): boolean => holds(caller, 'platform');

/** The nonprofits that the caller coordinates. */
export const nonprofitsOf = (caller: Caller): string[] =>
  caller.roles.flatMap((held) =>
    held.role === 'coordinator' && held.nonprofit !== null ? [held.nonprofit] : [],
  );

/** The network levels at which the caller holds one of these roles; everything at or below is in scope. */
export const levelsOf = (caller: Caller, ...roles: readonly HeldRole['role'][]): string[] =>
  caller.roles.flatMap((held) =>
    roles.includes(held.role) && held.level !== null ? [held.level] : [],
  );

/** The network levels at which the caller is an admin, auditor or analyst (docs/domain.md §1): everything at or below is in scope. */
export const overseenLevels = (caller: Caller): string[] =>
  levelsOf(caller, 'admin', 'auditor', 'analyst');

/** Is an admin, auditor or analyst of a company, or sees everything. */
export const oversees = (caller: Caller): boolean =>
  seesEverything(caller) || overseenLevels(caller).length > 0;

/** Sees their own registrations, as an employee or a manager (docs/domain.md §1). Somebody who has left does not. */
export const seesOwnRegistrations = (caller: Caller): boolean =>
  holds(caller, 'employee') || holds(caller, 'manager');

/** Holds a role for the whole platform: the platform team, and auditors and analysts of the platform. */
export const seesEverything = (caller: Caller): boolean =>
  caller.roles.some(
    (held) =>
      held.role === 'platform' ||
      ((held.role === 'auditor' || held.role === 'analyst') &&
        held.company === null &&
        held.nonprofit === null),
  );
