import { hash } from 'node:crypto';
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
