import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { EventDefinition, Json, JsonObject } from './event.js';

/**
 * The encryption keys of persons, stored apart from the events. A destroyed key never comes back: `keys` leaves that person out, also
 * with `create`.
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

/** A personal field as the log stores it: unreadable without the keys of all persons that it names. */
export interface EncryptedValue {
  readonly sealed: string;
  readonly for: readonly string[];
}
const isEncrypted = (value: unknown): value is EncryptedValue =>
  typeof value === 'object' && value !== null && 'sealed' in value && 'for' in value;

/** Derives one key from the keys of several persons. Undefined as soon as one of these keys is destroyed. */
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
 * Encrypts the personal fields of an event under the keys of the persons that its definition names. Other fields stay as they are. A
 * field of a person whose key was destroyed is null, because nobody could ever read it.
 * @throws Error when a personal field names no person
 */
export async function encryptPersonalData(
  ring: KeyRing,
  definition: EventDefinition,
  eventId: string,
  data: JsonObject,
  actor: string | null,
): Promise<JsonObject> {
  if (!definition.personal) return data;
  const encrypted: Record<string, Json | undefined> = { ...data };
  for (const [field, owners] of Object.entries(definition.personal)) {
    const value = data[field];
    if (value === undefined || value === null) continue;
    const persons = personsOf(owners, data, actor);
    if (persons.length === 0)
      throw new Error(`The personal field ${field} names no person whose key encrypts it.`);
    const key = jointKey(persons, await ring.keys(persons, true));
    encrypted[field] = key
      ? { sealed: encrypt(key, `${eventId}|${field}`, JSON.stringify(value)), for: persons }
      : null;
  }
  return encrypted;
}

/** The ids of the persons whose keys are needed to decrypt these data. */
export const encryptedFor = (data: JsonObject): string[] =>
  Object.values(data).flatMap((value) => (isEncrypted(value) ? value.for : []));

/** Decrypts the personal fields of an event. A field is null when the key of one of its persons is missing. */
export function decryptPersonalData(
  keys: ReadonlyMap<string, Buffer>,
  eventId: string,
  data: JsonObject,
): JsonObject {
  let decrypted: Record<string, Json | undefined> | undefined;
  for (const [field, value] of Object.entries(data)) {
    if (!isEncrypted(value)) continue;
    decrypted ??= { ...data };
    const key = jointKey(value.for, keys);
    decrypted[field] = key
      ? (JSON.parse(decrypt(key, `${eventId}|${field}`, value.sealed)) as Json)
      : null;
  }
  return decrypted ?? data;
}
