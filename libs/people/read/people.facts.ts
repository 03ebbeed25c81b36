import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#access';
import type { Grant } from '../domain/people.events.js';

/** Who has what no two people may have, or somebody must, as far as the read models know. */
@Injectable()
export class PeopleFacts {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  async withMail(mail: string): Promise<readonly string[]> {
    return this.#persons('people-with-mail', 'SELECT id FROM read.people WHERE lower(mail) = lower($1) AND NOT erased', [mail]);
  }

  async withSubject(subject: string): Promise<readonly string[]> {
    return this.#persons('people-with-subject', 'SELECT id FROM read.people WHERE subject = $1 AND NOT erased', [subject]);
  }

  /** Which of these mail addresses (in lower case) and subjects anybody has, in one query. */
  async inUse(mails: readonly string[], subjects: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ mail: string | null; subject: string | null }>({
      name: 'mails-and-subjects-in-use',
      text: 'SELECT lower(mail) AS mail, subject FROM read.people WHERE (lower(mail) = ANY($1::text[]) OR subject = ANY($2::text[])) AND NOT erased',
      values: [mails, subjects],
    });
    return new Set(rows.flatMap(({ mail, subject }) => [mail, subject].filter((value) => value !== null)));
  }

  async holding({ role, company, level, nonprofit }: Omit<Grant, 'grant'>): Promise<readonly string[]> {
    return this.#persons(
      'people-holding',
      `SELECT owner AS id FROM read.grants
        WHERE role = $1 AND company IS NOT DISTINCT FROM $2 AND level IS NOT DISTINCT FROM $3 AND nonprofit IS NOT DISTINCT FROM $4 ORDER BY id`,
      [role, company, level, nonprofit],
    );
  }

  async #persons(name: string, text: string, values: readonly (string | null)[]): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ id: string }>({ name, text, values: [...values] });
    return rows.map((row) => row.id);
  }
}
