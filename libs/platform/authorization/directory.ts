import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { nonprofitsOf, type Caller } from './caller.js';
import { Conditions } from './sql-conditions.js';
import type { CompanyAccessContext, NonprofitAccessContext } from './authorization-rules.js';
import { READ_MODELS } from './read-models.token.js';
import { nonprofitsInScope } from './scope.js';

/** A network level, its company, and its path: the level and those above it up to the root. */
export interface NetworkLevelRef {
  readonly id: string;
  readonly company: string;
  readonly path: readonly string[];
}

/** Looks up people, companies, levels and nonprofits for commands of one context that name things of another. */
@Injectable()
export class Directory {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Id → level, of those that exist. */
  async levels(ids: readonly string[]): Promise<ReadonlyMap<string, NetworkLevelRef>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.pool.query<NetworkLevelRef>({
      name: 'levels-by-id',
      text: 'SELECT id, owner AS company, ancestors AS path FROM read.levels WHERE id = ANY($1::uuid[])',
      values: [ids],
    });
    return new Map(rows.map((level) => [level.id, level]));
  }

  /** A level and those above it; empty for null. */
  async pathOf(level: string | null): Promise<readonly string[]> {
    return level === null ? [] : ((await this.levels([level])).get(level)?.path ?? []);
  }

  /** The levels below a level. */
  async levelsBelow(level: string): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>({
      name: 'levels-below',
      text: 'SELECT id FROM read.levels WHERE ancestors @> ARRAY[$1::uuid] AND id <> $1',
      values: [level],
    });
    return rows.map(({ id }) => id);
  }

  /** A company with the root of its network and what the caller's scope depends on; undefined if there is none. */
  async company(
    id: string,
    caller: Caller,
  ): Promise<(CompanyAccessContext & { readonly root: string }) | undefined> {
    const { rows } = await this.pool.query<CompanyAccessContext & { root: string }>({
      name: 'company-context',
      text: `SELECT c.id AS company, c.root, EXISTS (SELECT 1 FROM read.partnerships p WHERE p.company = c.id AND p.nonprofit = ANY($2::uuid[])) AS partner
               FROM read.companies c WHERE c.id = $1`,
      values: [id, nonprofitsOf(caller)],
    });
    return rows[0];
  }

  /** The root of a company's network. */
  async rootOf(company: string | null): Promise<string | null> {
    if (company === null) return null;
    const { rows } = await this.pool.query<{ root: string }>({
      name: 'root-of-company',
      text: 'SELECT root FROM read.companies WHERE id = $1',
      values: [company],
    });
    return rows[0]?.root ?? null;
  }

  /** Company → the root of its network. */
  async rootsOf(companies: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (companies.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; root: string }>({
      name: 'roots-of-companies',
      text: 'SELECT id, root FROM read.companies WHERE id = ANY($1::uuid[])',
      values: [companies],
    });
    return new Map(rows.map(({ id, root }) => [id, root]));
  }

  /** A nonprofit with what the caller's scope depends on; undefined if there is none. */
  async nonprofit(id: string, caller: Caller): Promise<NonprofitAccessContext | undefined> {
    const { rows } = await this.pool.query<NonprofitAccessContext>({
      name: 'nonprofit-context',
      text: `SELECT n.id AS nonprofit,
                    (EXISTS (SELECT 1 FROM read.partnerships p WHERE p.company = $2 AND p.nonprofit = n.id AND p.ever_validated)
                     OR EXISTS (SELECT 1 FROM read.initiatives i WHERE i.nonprofit = n.id AND i.company = $2 AND i.ever_opened)) AS known
               FROM read.nonprofits n WHERE n.id = $1`,
      values: [id, caller.company],
    });
    return rows[0];
  }

  /** Which of these nonprofits are in the caller's scope. */
  async nonprofits(ids: readonly string[], caller: Caller): Promise<ReadonlySet<string>> {
    const conditions = new Conditions()
      .within((first) => nonprofitsInScope(caller, first))
      .where('n.id = ANY(?::uuid[])', ids);
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT n.id FROM read.nonprofits n WHERE ${conditions.sql}`,
      conditions.values,
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Tells whether there is, or was, a partnership of the two. */
  async arePartners(company: string, nonprofit: string): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'are-partners',
      text: 'SELECT 1 FROM read.partnerships WHERE company = $1 AND nonprofit = $2',
      values: [company, nonprofit],
    });
    return rowCount === 1;
  }

  /** Tells whether the person has a registration with one of these nonprofits. */
  async isRegisteredWith(person: string, nonprofits: readonly string[]): Promise<boolean> {
    if (nonprofits.length === 0) return false;
    const { rows } = await this.pool.query<{ registered: boolean }>({
      name: 'is-registered-with',
      text: 'SELECT EXISTS (SELECT 1 FROM read.registrations WHERE employee = $1 AND nonprofit = ANY($2::uuid[])) AS registered',
      values: [person, nonprofits],
    });
    return rows[0]?.registered ?? false;
  }

  /** Which of these people have a registration with one of these nonprofits. */
  async registeredWith(
    people: readonly string[],
    nonprofits: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (nonprofits.length === 0 || people.length === 0) return new Set();
    const { rows } = await this.pool.query<{ employee: string }>({
      name: 'registered-with',
      text: 'SELECT DISTINCT employee FROM read.registrations WHERE employee = ANY($1::uuid[]) AND nonprofit = ANY($2::uuid[])',
      values: [people, nonprofits],
    });
    return new Set(rows.map(({ employee }) => employee));
  }
}
