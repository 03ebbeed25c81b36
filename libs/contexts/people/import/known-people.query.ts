import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { foldCase, foldMail } from '#platform/text';
import type { Line } from './people-file.js';

/** A person whom the read models know. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string | null;
  readonly mail: string;
  readonly subject: string | null;
  readonly company: string | null;
  readonly level: string | null;
  readonly manager: string | null;
  /** `employee`: is an employee of their company; `works`: holds any role there. */
  readonly employee: boolean;
  readonly works: boolean;
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
  /** Person of the company → their manager, if they have one. */
  readonly managers: ReadonlyMap<string, string>;
}

const PEOPLE = `
  SELECT p.id, p.name, p.mail_key AS mail, p.subject, p.company, p.level, p.manager,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.company = p.company AND g.role = 'employee') AS employee,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.company = p.company) AS works
    FROM read.people p
   WHERE NOT p.erased AND (p.mail_key = ANY($1::text[]) OR p.subject = ANY($2::text[]))`;

/** By path, in whatever case; of namesakes from before they were refused, the exact path is found too. */
const levelsByPath = (levels: readonly KnownLevel[]): Map<string, KnownLevel> =>
  new Map([
    ...levels.map((level) => [foldCase(level.path), level] as const),
    ...levels.map((level) => [level.path, level] as const),
  ]);

/** Looks up everything that a file is checked against, in three queries. */
@Injectable()
export class KnownPeopleQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async of(company: string, root: string, lines: readonly Line[]): Promise<Known> {
    const named = lines.flatMap(({ cells }) =>
      [cells.mail, cells.manager].flatMap((mail) => (mail === undefined ? [] : foldMail(mail))),
    );
    const subjects = lines.flatMap(({ cells }) =>
      [cells.subject, cells.manager].flatMap((subject) => subject ?? []),
    );
    const [levels, people, managers] = await Promise.all([
      this.pool.query<KnownLevel>('SELECT id, path, ancestors FROM read.levels WHERE owner = $1', [
        company,
      ]),
      this.pool.query<KnownPerson>(PEOPLE, [named, subjects]),
      this.pool.query<{ id: string; manager: string }>(
        'SELECT id, manager FROM read.people WHERE company = $1 AND manager IS NOT NULL AND NOT erased',
        [company],
      ),
    ]);
    return {
      root,
      levels: levelsByPath(levels.rows),
      levelsById: new Map(levels.rows.map((level) => [level.id, level])),
      byMail: new Map(people.rows.map((person) => [person.mail, person])),
      bySubject: new Map(
        people.rows.flatMap((person) =>
          person.subject === null ? [] : [[person.subject, person] as const],
        ),
      ),
      managers: new Map(managers.rows.map(({ id, manager }) => [id, manager])),
    };
  }
}
