import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { batchLoader, type KeyRing } from '#kit/eventsourcing';

/** A key of a person cannot be unwrapped: the master key is another than the one that wrapped it. */
export class WrongMasterKey extends Error {
  constructor() {
    super(
      'LEDGER_MASTER_KEY does not open the keys of this installation. After a change, LEDGER_MASTER_KEY_PREVIOUS is the one before.',
    );
  }
}

const [NONCE, TAG] = [12, 16];

/**
 * Keys of persons in PostgreSQL, apart from the events, each wrapped by the master key (AES-256-GCM). A destroyed key never comes back.
 * While the master key is being rotated, what the previous one wrapped is read too; what is written is wrapped by the new one.
 */
export class PostgresKeyRing implements KeyRing {
  readonly #masters: readonly Buffer[];
  /** The key of one person; commands at the same time ask together (ADR 0013). */
  readonly #one = batchLoader<string, Buffer>(async (persons) => {
    const keys = await this.#readAll(persons);
    return persons.map((person) => keys.get(person));
  });

  /** `previous`: the master key before, as long as it may have wrapped some of the keys. */
  constructor(
    private readonly pool: Pool,
    private readonly master: Buffer,
    previous?: Buffer,
  ) {
    if (master.length !== 32) throw new Error('LEDGER_MASTER_KEY must be 32 bytes in base64.');
    if (previous && previous.length !== 32)
      throw new Error('LEDGER_MASTER_KEY_PREVIOUS must be 32 bytes in base64.');
    this.#masters = previous ? [master, previous] : [master];
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

  async destroy(persons: readonly string[]): Promise<void> {
    if (persons.length === 0) return;
    await this.pool.query(
      `INSERT INTO keys.person_keys AS k (person, wrapped, destroyed_at) SELECT person, NULL, now() FROM unnest($1::uuid[]) AS erased (person)
        WHERE NOT EXISTS (SELECT FROM keys.person_keys d WHERE d.person = erased.person AND d.wrapped IS NULL AND d.destroyed_at IS NOT NULL)
       ON CONFLICT (person) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(k.destroyed_at, now())
         WHERE k.wrapped IS NOT NULL OR k.destroyed_at IS NULL`,
      [persons],
    );
  }

  /** Refuses a master key that is not the one of this installation, before anything is written under it. @throws WrongMasterKey */
  async check(): Promise<void> {
    const { rows } = await this.pool.query<{ person: string; wrapped: Buffer }>(
      'SELECT person, wrapped FROM keys.person_keys WHERE wrapped IS NOT NULL LIMIT 1',
    );
    for (const { person, wrapped } of rows) this.#unwrap(person, wrapped);
  }

  /**
   * Wraps again, by the present master key, some of the keys that the previous one wrapped. A key destroyed meanwhile stays so.
   * @param after the last person of the call before; left out: from the beginning
   * @returns how many were looked at and wrapped again, and the last of them; null when there are no more
   * @throws WrongMasterKey
   */
  async rewrap(
    after: string | null = null,
    limit = 500,
  ): Promise<{ seen: number; rewrapped: number; last: string | null }> {
    const { rows } = await this.pool.query<{ person: string; wrapped: Buffer }>(
      `SELECT person, wrapped FROM keys.person_keys WHERE wrapped IS NOT NULL AND ($1::uuid IS NULL OR person > $1) ORDER BY person LIMIT $2`,
      [after, limit],
    );
    const old = rows.filter(
      ({ person, wrapped }) => open(this.master, person, wrapped) === undefined,
    );
    const wrappedAnew = old.map(({ person, wrapped }) =>
      this.#wrap(person, this.#unwrap(person, wrapped)),
    );
    const { rowCount } = await this.pool.query(
      `UPDATE keys.person_keys k SET wrapped = n.after FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n(person, before, after)
        WHERE k.person = n.person AND k.wrapped = n.before`,
      [old.map(({ person }) => person), old.map(({ wrapped }) => wrapped), wrappedAnew],
    );
    return {
      seen: rows.length,
      rewrapped: rowCount ?? 0,
      last: rows.length < limit ? null : (rows.at(-1)?.person ?? null),
    };
  }

  async #read(persons: readonly string[]): Promise<Map<string, Buffer>> {
    const [person, ...others] = persons;
    if (person === undefined || others.length > 0) return this.#readAll(persons);
    const key = await this.#one(person);
    return new Map(key ? [[person, key]] : []);
  }

  async #readAll(persons: readonly string[]): Promise<Map<string, Buffer>> {
    const { rows } = await this.pool.query<{ person: string; wrapped: Buffer }>({
      name: 'read-keys',
      text: 'SELECT person, wrapped FROM keys.person_keys WHERE person = ANY($1) AND wrapped IS NOT NULL',
      values: [persons],
    });
    return new Map(rows.map(({ person, wrapped }) => [person, this.#unwrap(person, wrapped)]));
  }

  #wrap(person: string, key: Buffer): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.master, nonce).setAAD(Buffer.from(person));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  #unwrap(person: string, wrapped: Buffer): Buffer {
    for (const master of this.#masters) {
      const key = open(master, person, wrapped);
      if (key) return key;
    }
    throw new WrongMasterKey();
  }
}

/** A person's key; nothing where another master key wrapped it. */
function open(master: Buffer, person: string, wrapped: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', master, wrapped.subarray(0, NONCE), {
    authTagLength: TAG,
  }).setAAD(Buffer.from(person));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
  try {
    return Buffer.concat([
      decipher.update(wrapped.subarray(NONCE, wrapped.length - TAG)),
      decipher.final(),
    ]);
  } catch {
    return undefined;
  }
}

/** Wraps all keys of a ring by its present master key. */
export async function rewrapAll(
  ring: PostgresKeyRing,
  batch?: number,
): Promise<{ seen: number; rewrapped: number }> {
  let [seen, rewrapped] = [0, 0];
  for (let after: string | null = null; ;) {
    const part: Awaited<ReturnType<PostgresKeyRing['rewrap']>> = await ring.rewrap(after, batch);
    seen += part.seen;
    rewrapped += part.rewrapped;
    if (part.last === null) return { seen, rewrapped };
    after = part.last;
  }
}

/**
 * Destroys the keys of these people, and remembers those without a key as destroyed.
 * @returns whether one of them could still be read
 */
export async function destroyPersonKeys(
  client: ClientBase,
  people: readonly string[],
): Promise<{ readonly revived: boolean }> {
  const { rowCount } = await client.query(
    'SELECT 1 FROM keys.person_keys WHERE person = ANY($1) AND wrapped IS NOT NULL',
    [people],
  );
  await client.query(
    `INSERT INTO keys.person_keys (person, wrapped, destroyed_at) SELECT person, NULL, now() FROM unnest($1::uuid[]) AS erased (person)
     ON CONFLICT (person) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(keys.person_keys.destroyed_at, now())`,
    [people],
  );
  return { revived: rowCount !== 0 };
}
