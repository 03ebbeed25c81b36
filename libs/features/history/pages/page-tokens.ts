import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Instant } from '#kit/eventsourcing';
import { LOCALES, type Locale } from '#platform/http';
import { STREAM_KINDS, type StreamKind } from '../streams/stream-kinds.js';

/** A page that one person may open in a browser, for a short time. */
export interface PageLink {
  readonly person: string;
  readonly kind: StreamKind;
  readonly id: string;
  readonly locale: Locale;
  /** The first instant at which the link is dead. */
  readonly expiresAt: Instant;
}

const [NONCE, TAG, UUID, INSTANT] = [12, 16, 16, 6];
const HEAD = 2 + INSTANT;
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

  seal({ person, kind, id, locale, expiresAt }: PageLink): string {
    const head = Buffer.alloc(HEAD);
    head.writeUInt8(STREAM_KINDS.indexOf(kind), 0);
    head.writeUInt8(LOCALES.indexOf(locale), 1);
    head.writeUIntBE(Date.parse(expiresAt), 2, INSTANT);
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
    const kind = STREAM_KINDS[plain.readUInt8(0)];
    const locale = LOCALES[plain.readUInt8(1)];
    if (kind === undefined || locale === undefined) return undefined;
    return {
      person: idAt(plain, HEAD),
      kind,
      id: idAt(plain, HEAD + UUID),
      locale,
      expiresAt: new Date(plain.readUIntBE(2, INSTANT)).toISOString(),
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
