import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Instant } from '#kit/eventsourcing';
import { LINK_ACTIONS, type LinkAction } from './link-actions.js';

/** A link: one person, the action that it allows, and the event that asked them, which also names the dates. */
export interface Link<Action extends LinkAction = LinkAction> {
  readonly action: Action;
  readonly person: string;
  /** The registration; of a link that answers an invitation, the invitation. */
  readonly registration: string;
  readonly event: string;
  /** The first instant at which the link is dead. */
  readonly expiresAt: Instant;
}

const VERSION = 1;
const [NONCE, TAG, UUID, INSTANT] = [12, 16, 16, 6];
const PLAIN = 2 + 3 * UUID + INSTANT;
const SHAPE = new RegExp(`^[\\w-]{${Math.ceil(((NONCE + PLAIN + TAG) * 4) / 3)}}$`);

/** Whether a text has the shape of a token. Only the key can tell whether it is one. */
export const looksLikeToken = (text: string): boolean => SHAPE.test(text);

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idAt = (bytes: Buffer, at: number): string =>
  bytes
    .toString('hex', at, at + UUID)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const derive = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', `volunteer-ledger links ${purpose}`, 32));

/**
 * Seals links into tokens: AES-256-GCM under a key derived from the master key (HKDF), so that a token can be neither read nor made
 * nor changed without it. The nonce is a function of the content: the same link is the same token, and no nonce serves two texts.
 */
export class LinkTokens {
  readonly #sealing: Buffer;
  readonly #naming: Buffer;
  /** Under which links that still live may have been sealed. */
  readonly #opening: readonly Buffer[];

  /** `previous`: the master key before, while links under it may still be used. */
  constructor(master: Buffer, previous?: Buffer) {
    this.#sealing = derive(master, 'sealing');
    this.#naming = derive(master, 'naming');
    this.#opening = previous ? [this.#sealing, derive(previous, 'sealing')] : [this.#sealing];
  }

  seal({ action, person, registration, event, expiresAt }: Link): string {
    const head = Buffer.alloc(2 + INSTANT);
    head.writeUInt8(VERSION, 0);
    head.writeUInt8(LINK_ACTIONS.indexOf(action), 1);
    head.writeUIntBE(Date.parse(expiresAt), 2, INSTANT);
    const plain = Buffer.concat([head, ...[person, registration, event].map(bytesOf)]);
    const nonce = createHmac('sha256', this.#naming).update(plain).digest().subarray(0, NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce);
    return Buffer.concat([
      nonce,
      cipher.update(plain),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64url');
  }

  /** The link in a token; undefined for a text that this key did not seal. Validity is not checked here. */
  open(token: string): Link | undefined {
    if (!looksLikeToken(token)) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    const plain = this.#opening
      .map((key) => decrypt(key, bytes))
      .find((opened) => opened !== undefined);
    const action = plain?.readUInt8(0) === VERSION ? LINK_ACTIONS[plain.readUInt8(1)] : undefined;
    if (!plain || action === undefined) return undefined;
    const [person, registration, event] = [0, 1, 2].map((index) =>
      idAt(plain, 2 + INSTANT + index * UUID),
    ) as [string, string, string];
    return {
      action,
      person,
      registration,
      event,
      expiresAt: new Date(plain.readUIntBE(2, INSTANT)).toISOString(),
    };
  }
}

function decrypt(key: Buffer, bytes: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(NONCE, bytes.length - TAG)),
      decipher.final(),
    ]);
  } catch {
    return undefined; // tampered with, or sealed under another key
  }
}
