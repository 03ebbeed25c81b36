import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Instant } from '#kit/eventsourcing';
import { cursorOf, LOCALES, type Locale } from '#platform/http';
import { PAGE_FORMATS, PAGE_KINDS, type PageFormat, type PageKind } from './page-kinds.js';

/** A page begins after an event, or ends before it. */
export interface PageStart {
  readonly revision: number;
  readonly backwards: boolean;
}

/** The start in a cursor of a list of events. */
export function startIn(cursor: string | null): PageStart | null {
  if (cursor === null) return null;
  const start = cursorOf({ limit: 1, after: cursor }, 'int');
  return start === undefined
    ? null
    : { revision: Number(start.values[0]), backwards: start.backwards };
}

/** The cursor that stands for a start. */
export function cursorIn(start: PageStart | null): { readonly after?: string } {
  if (start === null) return {};
  const values = [String(start.revision)];
  const cursor = JSON.stringify(start.backwards ? { before: values } : values);
  return { after: Buffer.from(cursor).toString('base64url') };
}

/** A page that one person may open in a browser, for a short time. */
export interface PageLink {
  readonly person: string;
  readonly kind: PageKind;
  readonly id: string;
  readonly locale: Locale;
  readonly format: PageFormat;
  /** Where the page begins; null: at the first event. */
  readonly start: PageStart | null;
  /** The first instant at which the link is dead. */
  readonly expiresAt: Instant;
}

const [NONCE, TAG, UUID, INSTANT, REVISION] = [12, 16, 16, 6, 4];
const [EXPIRY, FORMAT, SIDE] = [2, 2 + INSTANT, 3 + INSTANT];
const HEAD = 4 + INSTANT + REVISION;
/** Sides of an event on which a page may lie. */
const [WHOLE, AFTER, BEFORE] = [0, 1, 2];
const BYTES = NONCE + HEAD + 2 * UUID + TAG;

const derive = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', 'volunteer-ledger pages', 32));
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idAt = (bytes: Buffer, at: number): string =>
  bytes
    .toString('hex', at, at + UUID)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Seals links to pages into tokens: AES-256-GCM under a key derived from the master key, so that nobody else can read or make one. */
export class PageTokens {
  readonly #key: Buffer;

  constructor(master: Buffer) {
    this.#key = derive(master);
  }

  seal({ person, kind, id, locale, format, start, expiresAt }: PageLink): string {
    const head = Buffer.alloc(HEAD);
    head.writeUInt8(PAGE_KINDS.indexOf(kind), 0);
    head.writeUInt8(LOCALES.indexOf(locale), 1);
    head.writeUIntBE(Date.parse(expiresAt), EXPIRY, INSTANT);
    head.writeUInt8(PAGE_FORMATS.indexOf(format), FORMAT);
    head.writeUInt8(start === null ? WHOLE : start.backwards ? BEFORE : AFTER, SIDE);
    head.writeUInt32BE(start?.revision ?? 0, SIDE + 1);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    return Buffer.concat([
      nonce,
      cipher.update(Buffer.concat([head, bytesOf(person), bytesOf(id)])),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64url');
  }

  /** The link in a token; undefined for a text that this key did not seal. Expiry is not checked here. */
  open(token: string): PageLink | undefined {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== BYTES) return undefined;
    const plain = this.#decrypt(bytes);
    if (!plain) return undefined;
    const kind = PAGE_KINDS[plain.readUInt8(0)];
    const locale = LOCALES[plain.readUInt8(1)];
    const format = PAGE_FORMATS[plain.readUInt8(FORMAT)];
    if (kind === undefined || locale === undefined || format === undefined) return undefined;
    const side = plain.readUInt8(SIDE);
    const revision = plain.readUInt32BE(SIDE + 1);
    return {
      person: idAt(plain, HEAD),
      kind,
      id: idAt(plain, HEAD + UUID),
      locale,
      format,
      start: side === WHOLE ? null : { revision, backwards: side === BEFORE },
      expiresAt: new Date(plain.readUIntBE(EXPIRY, INSTANT)).toISOString(),
    };
  }

  #decrypt(bytes: Buffer): Buffer | undefined {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    decipher.setAuthTag(bytes.subarray(BYTES - TAG));
    try {
      const opened = decipher.update(bytes.subarray(NONCE, BYTES - TAG));
      return Buffer.concat([opened, decipher.final()]);
    } catch {
      return undefined; // tampered with, or sealed under another key
    }
  }
}
