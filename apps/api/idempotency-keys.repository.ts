import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';

/** What is kept under a person's Idempotency-Key. `status` and `body` are null until the first request has its answer. */
export interface KeptAnswer {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: unknown;
}

/** Seconds after which a claim that is not renewed counts as left by a process that died; by the database's clock. */
const LEASE_SECONDS = 5;
export const RENEW_MILLISECONDS = 1_500;
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;

/**
 * Claims and answers of Idempotency-Keys, shared by all processes. A claim binds the key to the fingerprint of its request for good; only
 * its lease ends. Taking over a claim is safe, because the id of a command is a function of its key.
 */
@Injectable()
export class IdempotencyKeysRepository {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Claims a key, also one whose claim was left without an answer. @returns false if the key is answered, in use, or of another request */
  async claim(caller: string, key: string, fingerprint: string): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'claim-key',
      text: `INSERT INTO work.answers (caller, key, fingerprint, lease_until) VALUES ($1, $2, $3, ${LEASE})
             ON CONFLICT (caller, key) DO UPDATE SET lease_until = excluded.lease_until
              WHERE answers.fingerprint = excluded.fingerprint AND answers.status IS NULL AND answers.lease_until <= now()`,
      values: [caller, key, fingerprint],
    });
    return rowCount === 1;
  }

  async find(caller: string, key: string): Promise<KeptAnswer | undefined> {
    const { rows } = await this.pool.query<KeptAnswer>({
      name: 'stored-answer',
      text: 'SELECT fingerprint, status, body FROM work.answers WHERE caller = $1 AND key = $2',
      values: [caller, key],
    });
    return rows[0];
  }

  /** Keeps the claim while its request runs. */
  async renew(caller: string, key: string): Promise<void> {
    await this.pool.query(
      `UPDATE work.answers SET lease_until = ${LEASE} WHERE caller = $1 AND key = $2 AND status IS NULL`,
      [caller, key],
    );
  }

  /** Stores the answer. If an erasure deleted the claim meanwhile, nothing is kept. */
  async answer(caller: string, key: string, status: number, body: unknown): Promise<void> {
    await this.pool.query({
      name: 'store-answer',
      text: 'UPDATE work.answers SET status = $3, body = $4, lease_until = NULL WHERE caller = $1 AND key = $2 AND status IS NULL',
      values: [caller, key, status, JSON.stringify(body ?? null)],
    });
  }

  /** Ends the lease without an answer: a retry of the same request takes the claim over at once. */
  async release(caller: string, key: string): Promise<void> {
    await this.pool.query(
      'UPDATE work.answers SET lease_until = now() WHERE caller = $1 AND key = $2 AND status IS NULL',
      [caller, key],
    );
  }
}
