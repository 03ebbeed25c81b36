import { createHash, hash } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Json, NewEvent } from './event.js';

/** RFC 8785 canonical JSON: members sorted by UTF-16 code units, ECMAScript number and string forms, no white space. */
export function canonicalJson(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${members.join(',')}}`;
}

/** A list with more items is long: what stands in it is made in slices. */
const LONG = 50;

const holdsLongList = (value: Json | undefined): boolean =>
  Array.isArray(value)
    ? value.length > LONG || value.some(holdsLongList)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsLongList);

/** The same text in parts: an item of a long list is a part. */
export function* canonicalParts(value: Json | undefined): Generator<string> {
  if (!holdsLongList(value)) yield canonicalJson(value);
  else if (Array.isArray(value)) {
    yield '[';
    for (const [index, item] of (value as readonly Json[]).entries()) {
      if (index > 0) yield ',';
      yield* canonicalParts(item);
    }
    yield ']';
  } else {
    const object = value as { readonly [key: string]: Json | undefined };
    const keys = Object.keys(object).filter((key) => object[key] !== undefined);
    yield '{';
    for (const [index, key] of keys.sort().entries()) {
      yield `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`;
      yield* canonicalParts(object[key]);
    }
    yield '}';
  }
}

/** The hash before a stream's first event. */
export const GENESIS = '0'.repeat(64);

/** The hash that chains an event to its predecessor: any change, removal or swap breaks it. */
export function chainHash(
  previous: string,
  stream: string,
  revision: number,
  event: Omit<NewEvent, 'hash'>,
): string {
  const { id, type, version, data, meta, occurredAt, recordedAt } = event;
  const canonical = canonicalJson({
    previous,
    stream,
    revision,
    id,
    type,
    version,
    data,
    meta: { ...meta },
    occurredAt,
    recordedAt,
  });
  return hash('sha256', canonical);
}

/** SHA-256 in hex. */
export const sha256 = (text: string): string => hash('sha256', text);

const NAME_SPACE = 'volunteer-ledger';
/** The digit of a UUID that says its variant, with two bits of the name. */
const VARIANTS = '89ab';

/** A name-based UUID (version 5, RFC 9562): the same parts always give the same id. */
export function uuid5(...parts: readonly string[]): string {
  const name = parts.map((part) => `${part.length}:${part}`).join('|');
  const hex = hash('sha1', NAME_SPACE + name);
  const variant = VARIANTS[Number.parseInt(hex[16] as string, 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Characters that are hashed before other work has its turn. */
const HASHED_AT_ONCE = 250_000;

/** SHA-256 in hex of a text in parts, which may be long: other work has its turn in between. A part ends in no half of a character. */
export async function sha256InSlices(parts: Iterable<string>): Promise<string> {
  const sum = createHash('sha256');
  let hashed = 0;
  for (const part of parts) {
    sum.update(part);
    hashed += part.length;
    if (hashed < HASHED_AT_ONCE) continue;
    hashed = 0;
    await otherWork();
  }
  return sum.digest('hex');
}

/** Characters of a part of a text. */
const PART = 100_000;

/** A text in parts, none of which ends in half of a character. */
export function* partsOfText(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const last = text.codePointAt(from + PART - 1) ?? 0;
    const end = from + PART + (last > 0xffff ? 1 : 0);
    yield text.slice(from, end);
    from = end;
  }
}
