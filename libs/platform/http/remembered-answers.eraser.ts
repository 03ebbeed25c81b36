import type { Pool } from 'pg';

/** The answers to the person, and those to others that quote them. */
const DELETE_ANSWERS = `
  DELETE FROM work.answers
   WHERE caller = $1 OR EXISTS (SELECT FROM unnest($2::text[]) AS quoted WHERE position(quoted IN body::text) > 0)`;

/** A text as it stands within JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Deletes the answers remembered under Idempotency-Keys that are a person's or name them. Registered by the worker. */
export class RememberedAnswersEraser {
  constructor(private readonly pool: Pool) {}

  async erase(person: {
    readonly id: string;
    readonly name: string | null;
    readonly mail: string | null;
  }): Promise<void> {
    const quoted = [person.name, person.mail].filter((text) => text !== null).map(inJson);
    await this.pool.query(DELETE_ANSWERS, [person.id, quoted]);
  }
}
