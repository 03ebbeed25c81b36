import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { WorkPacer } from '#platform/jobs';
import { foldCase, foldForSearch, foldMail } from '#platform/text';
import type { Line } from './people-file.js';

/** A person whom the read models know. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string | null;
  readonly mail: string;
  readonly subject: string | null;
  readonly externalId: string | null;
  readonly locale: 'en' | 'fr' | null;
  readonly company: string | null;
  readonly level: string | null;
  readonly manager: string | null;
  /** `employee`: is an employee of their company; `works`: holds any role there. */
  readonly employee: boolean;
  readonly works: boolean;
  /** Where their roles count. */
  readonly roles: readonly { readonly company: string | null; readonly level: string | null }[];
}

export interface KnownLevel {
  readonly id: string;
  readonly path: string;
  /** From the root down to the level itself. */
  readonly ancestors: readonly string[];
}

/** Everything that a file is checked against. */
export interface Known {
  readonly root: string;
  readonly levels: ReadonlyMap<string, KnownLevel>;
  readonly levelsById: ReadonlyMap<string, KnownLevel>;
  readonly byMail: ReadonlyMap<string, KnownPerson>;
  readonly bySubject: ReadonlyMap<string, KnownPerson>;
  /** Of the company. */
  readonly byExternalId: ReadonlyMap<string, KnownPerson>;
  /** Person of the company → their manager, if they have one. */
  readonly managers: ReadonlyMap<string, string>;
  /** Folded name → people of the company who have it, where a line names its manager so. */
  readonly namedManagers: ReadonlyMap<string, readonly NamedManager[]>;
}

/** Somebody whose name stands where a manager is to be named. */
export type NamedManager = Pick<KnownPerson, 'id' | 'mail' | 'externalId' | 'company' | 'level'>;

/** An employee of the company. */
export interface Employed {
  readonly id: string;
  /** The network level; null counts as the root. */
  readonly level: string | null;
}

/** By path, in whatever case; of namesakes from before they were refused, the exact path is found too. */
const levelsByPath = (levels: readonly KnownLevel[]): Map<string, KnownLevel> =>
  new Map([
    ...levels.map((level) => [foldCase(level.path), level] as const),
    ...levels.map((level) => [level.path, level] as const),
  ]);

const PEOPLE = `
  SELECT p.id, p.name, p.mail, p.subject, p.external_id AS "externalId", p.locale, p.company, p.level, p.manager,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.company = p.company AND g.role = 'employee') AS employee,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.company = p.company) AS works,
         coalesce((SELECT json_agg(json_build_object('company', g.company, 'level', g.level)) FROM read.grants g WHERE g.owner = p.id), '[]') AS roles
    FROM read.people p
   WHERE NOT p.erased AND (p.mail_key = ANY($1::text[]) OR p.subject = ANY($2::text[]) OR (p.company = $3 AND p.external_id = ANY($4::text[])))`;

/** People of the company by name. Several may share one, and an error lists a few of them. */
const NAMED = `
  SELECT p.id, p.mail, p.external_id AS "externalId", p.company, p.level, p.name_search AS key
    FROM read.people p
   WHERE p.company = $1 AND NOT p.erased AND p.mail IS NOT NULL AND p.name_search = ANY($2::text[])
   ORDER BY p.mail_key, p.id LIMIT 1000`;

/** Lines that one query asks about. */
const BATCH = 500;

/** Looks up everything that a file is checked against. */
@Injectable()
export class KnownPeopleQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(
    company: string,
    root: string,
    lines: readonly Line[],
    pacer: WorkPacer,
  ): Promise<Known> {
    const [levels, managers] = await Promise.all([
      this.pool.query<KnownLevel>('SELECT id, path, ancestors FROM read.levels WHERE owner = $1', [
        company,
      ]),
      this.pool.query<{ id: string; manager: string }>(
        'SELECT id, manager FROM read.people WHERE company = $1 AND manager IS NOT NULL AND NOT erased',
        [company],
      ),
    ]);
    const byMail = new Map<string, KnownPerson>();
    const bySubject = new Map<string, KnownPerson>();
    const byExternalId = new Map<string, KnownPerson>();
    for (let from = 0; from < lines.length; from += BATCH) {
      const named = await this.#named(company, lines.slice(from, from + BATCH));
      await pacer.each(named, (person) => {
        byMail.set(foldMail(person.mail), person);
        if (person.subject !== null) bySubject.set(person.subject, person);
        if (person.externalId !== null && person.company === company)
          byExternalId.set(person.externalId, person);
      });
    }
    const reports = new Map<string, string>();
    await pacer.each(managers.rows, ({ id, manager }) => reports.set(id, manager));
    return {
      root,
      levels: levelsByPath(levels.rows),
      levelsById: new Map(levels.rows.map((level) => [level.id, level])),
      ...{ byMail, bySubject, byExternalId },
      managers: reports,
      namedManagers: await this.#namedManagers(company, lines, { bySubject, byExternalId }, pacer),
    };
  }

  /** Looks up the cells that are neither a mail address nor an id. */
  async #namedManagers(
    company: string,
    lines: readonly Line[],
    ids: Pick<Known, 'bySubject' | 'byExternalId'>,
    pacer: WorkPacer,
  ): Promise<ReadonlyMap<string, readonly NamedManager[]>> {
    const names = new Set<string>();
    await pacer.each(lines, ({ cells: { manager } }) => {
      if (manager === undefined || manager.includes('@')) return;
      if (!ids.bySubject.has(manager) && !ids.byExternalId.has(manager))
        names.add(foldForSearch(manager));
    });
    const found = new Map<string, NamedManager[]>();
    const all = [...names];
    for (let from = 0; from < all.length; from += BATCH) {
      const { rows } = await this.pool.query<NamedManager & { readonly key: string }>(NAMED, [
        company,
        all.slice(from, from + BATCH),
      ]);
      await pacer.each(rows, ({ key, ...person }) => {
        const same = found.get(key);
        if (same === undefined) found.set(key, [person]);
        else same.push(person);
      });
    }
    return found;
  }

  /** The employees of a company. */
  async employed(company: string): Promise<readonly Employed[]> {
    const { rows } = await this.pool.query<Employed>(
      `SELECT p.id, p.level FROM read.people p
        WHERE p.company = $1 AND NOT p.erased
          AND EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.company = $1 AND g.role = 'employee')
        ORDER BY p.id`,
      [company],
    );
    return rows;
  }

  /** The people whom these lines name, as themselves or as a manager. */
  async #named(company: string, lines: readonly Line[]): Promise<readonly KnownPerson[]> {
    const texts = (...columns: readonly ('mail' | 'manager' | 'subject' | 'external_id')[]) =>
      lines.flatMap(({ cells }) => columns.flatMap((column) => cells[column] ?? []));
    const { rows } = await this.pool.query<KnownPerson>(PEOPLE, [
      texts('mail', 'manager').map(foldMail),
      texts('subject', 'manager'),
      company,
      texts('external_id', 'manager'),
    ]);
    return rows;
  }
}
