import { createHash } from 'node:crypto';
import type { Json, NewEvent } from './event.js';
import { mapInSlices } from './in-slices.js';

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

/** The same text, made of long lists in slices, wherever they stand: other work has its turn between them. */
export async function canonicalJsonInSlices(value: Json | undefined): Promise<string> {
  if (!holdsLongList(value)) return canonicalJson(value);
  if (Array.isArray(value)) {
    const items = await mapInSlices(value as readonly Json[], (item) =>
      holdsLongList(item) ? canonicalJsonInSlices(item) : Promise.resolve(canonicalJson(item)),
    );
    return `[${(await Promise.all(items)).join(',')}]`;
  }
  const object = value as { readonly [key: string]: Json | undefined };
  const members: string[] = [];
  for (const key of Object.keys(object).sort())
    if (object[key] !== undefined)
      members.push(`${JSON.stringify(key)}:${await canonicalJsonInSlices(object[key])}`);
  return `{${members.join(',')}}`;
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
  return createHash('sha256').update(canonical).digest('hex');
}

/** SHA-256 in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A name-based UUID (version 5, RFC 9562): the same parts always give the same id. */
export function uuid5(...parts: readonly string[]): string {
  const bytes = createHash('sha1')
    .update('volunteer-ledger')
    .update(parts.map((part) => `${part.length}:${part}`).join('|'))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
