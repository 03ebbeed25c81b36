import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyRing } from '#eventsourcing';

/** Keys of persons in PostgreSQL, apart from the events, each wrapped by the master key (AES-256-GCM). A destroyed key never comes back. */
export class PostgresKeyRing implements KeyRing {
  constructor(
    private readonly pool: Pool,
    private readonly master: Buffer,
  ) {
    if (master.length !== 32) throw new Error('LEDGER_MASTER_KEY must be 32 bytes in base64.');
  }

  async keys(persons: readonly string[], create: boolean): Promise<ReadonlyMap<string, Buffer>> {
    if (persons.length === 0) return new Map();
    const found = await this.#read(persons);
    const missing = create ? persons.filter((person) => !found.has(person)) : [];
    if (missing.length === 0) return found;
    await this.pool.query(
      'INSERT INTO keys.person_keys (person, wrapped) SELECT * FROM unnest($1::uuid[], $2::bytea[]) ON CONFLICT (person) DO NOTHING',
      [missing, missing.map((person) => this.#wrap(person, randomBytes(32)))],
    );
    return this.#read(persons);
  }

  async destroy(person: string): Promise<void> {
    await this.pool.query(
      `INSERT INTO keys.person_keys (person, wrapped, destroyed_at) VALUES ($1, NULL, now())
       ON CONFLICT (person) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(keys.person_keys.destroyed_at, now())`,
      [person],
    );
  }

  async #read(persons: readonly string[]): Promise<Map<string, Buffer>> {
    const { rows } = await this.pool.query<{ person: string; wrapped: Buffer }>({
      name: 'read-keys',
      text: 'SELECT person, wrapped FROM keys.person_keys WHERE person = ANY($1) AND wrapped IS NOT NULL',
      values: [persons],
    });
    return new Map(rows.map(({ person, wrapped }) => [person, this.#unwrap(person, wrapped)]));
  }

  #wrap(person: string, key: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.master, nonce).setAAD(Buffer.from(person));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  #unwrap(person: string, wrapped: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.master, wrapped.subarray(0, 12)).setAAD(Buffer.from(person));
    decipher.setAuthTag(wrapped.subarray(wrapped.length - 16));
    return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - 16)), decipher.final()]);
  }
}
