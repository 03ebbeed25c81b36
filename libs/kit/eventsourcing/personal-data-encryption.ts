import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { EventDefinition, Json, JsonObject } from './event.js';

/**
 * The keys of persons, kept apart from the events. A person whose key was destroyed (erased) has none, for ever:
 * `keys` leaves them out, and with `create` too.
 */
export interface KeyRing {
  keys(persons: readonly string[], create: boolean): Promise<ReadonlyMap<string, Buffer>>;
  destroy(persons: readonly string[]): Promise<void>;
}

/** Keys in memory, for specs and dry runs. */
export class InMemoryKeyRing implements KeyRing {
  readonly #keys = new Map<string, Buffer | null>();
  keys(persons: readonly string[], create: boolean): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const person of persons) {
      if (create && !this.#keys.has(person))
        this.#keys.set(person, createHmac('sha256', 'memory').update(person).digest());
      const key = this.#keys.get(person);
      if (key) found.set(person, key);
    }
    return Promise.resolve(found);
  }
  destroy(persons: readonly string[]): Promise<void> {
    for (const person of persons) this.#keys.set(person, null);
    return Promise.resolve();
  }
}

/** A personal field as it lies in the log: unreadable without the keys of everyone it names. */
export interface EncryptedValue {
  readonly sealed: string;
  readonly for: readonly string[];
}
const isSealed = (value: unknown): value is EncryptedValue =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'for' in value;

/** One key out of several persons' keys: gone as soon as one of them is. */
function jointKey(
  persons: readonly string[],
  keys: ReadonlyMap<string, Buffer>,
): Buffer | undefined {
  let joint: Buffer | undefined;
  for (const person of persons) {
    const key = keys.get(person);
    if (!key) return undefined;
    joint = joint ? createHmac('sha256', joint).update(key).digest() : key;
  }
  return joint;
}

/** AES-256-GCM with a synthetic nonce (from key, event, field and text): a retry gives the same bytes, no nonce serves two texts. */
function encrypt(key: Buffer, label: string, text: string): string {
  const nonce = createHmac('sha256', key).update(`${label}\n${text}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([
    nonce,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64');
}

function decrypt(key: Buffer, label: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(
    Buffer.from(label),
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return (
    decipher.update(bytes.subarray(12, bytes.length - 16), undefined, 'utf8') +
    decipher.final('utf8')
  );
}

const personsOf = (fields: readonly string[], data: JsonObject, actor: string | null): string[] => [
  ...new Set(
    fields
      .map((field) => (field === 'actor' ? actor : data[field]))
      .filter((id): id is string => typeof id === 'string'),
  ),
];

/**
 * Personal fields of an event, sealed under the keys that its facts name (domain §8). Other fields stay as they are; what concerns
 * somebody already erased could be read by nobody, and is null from the start.
 */
export async function encryptPersonalData(
  ring: KeyRing,
  fact: EventDefinition,
  eventId: string,
  data: JsonObject,
  actor: string | null,
): Promise<JsonObject> {
  if (!fact.personal) return data;
  const sealed: Record<string, Json | undefined> = { ...data };
  for (const [field, owners] of Object.entries(fact.personal)) {
    const value = data[field];
    if (value === undefined || value === null) continue;
    const persons = personsOf(owners, data, actor);
    if (persons.length === 0) throw new Error(`Nobody's key seals ${field}.`);
    const key = jointKey(persons, await ring.keys(persons, true));
    sealed[field] = key
      ? { sealed: encrypt(key, `${eventId}|${field}`, JSON.stringify(value)), for: persons }
      : null;
  }
  return sealed;
}

/** The persons whose keys are needed to read these data. */
export const encryptedFor = (data: JsonObject): string[] =>
  Object.values(data).flatMap((value) => (isSealed(value) ? value.for : []));

/** Personal fields made readable again; null where a person it concerns was erased. */
export function decryptPersonalData(
  keys: ReadonlyMap<string, Buffer>,
  eventId: string,
  data: JsonObject,
): JsonObject {
  let opened: Record<string, Json | undefined> | undefined;
  for (const [field, value] of Object.entries(data)) {
    if (!isSealed(value)) continue;
    opened ??= { ...data };
    const key = jointKey(value.for, keys);
    opened[field] = key
      ? (JSON.parse(decrypt(key, `${eventId}|${field}`, value.sealed)) as Json)
      : null;
  }
  return opened ?? data;
}
