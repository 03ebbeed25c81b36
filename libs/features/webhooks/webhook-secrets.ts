import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [NONCE, TAG] = [12, 16];
const SECRET_BYTES = 32;
/** The prefix that Standard Webhooks gives to secrets. */
const PREFIX = 'whsec_';

const derive = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', 'volunteer-ledger webhook secrets', 32));

/** Makes the secrets by which receivers verify deliveries, and keeps them encrypted under a key derived from the master key. */
export class WebhookSecrets {
  readonly #sealing: Buffer;
  readonly #opening: readonly Buffer[];

  /** @param previous the master key before, during a rotation */
  constructor(master: Buffer, previous?: Buffer) {
    this.#sealing = derive(master);
    this.#opening = previous ? [this.#sealing, derive(previous)] : [this.#sealing];
  }

  /** A new secret, as its receiver gets it. */
  create(): string {
    return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
  }

  encrypt(secret: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, nonce);
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error for a secret under another key */
  decrypt(encrypted: Buffer): string {
    const opened = this.#opening
      .map((key) => decryptedUnder(key, encrypted))
      .find((secret) => secret !== undefined);
    if (opened === undefined)
      throw new Error('The secret of a webhook was encrypted under another master key.');
    return opened;
  }

  /** Encrypts a secret under the current master key; undefined if it is already. */
  encryptAgain(encrypted: Buffer): Buffer | undefined {
    return decryptedUnder(this.#sealing, encrypted) === undefined
      ? this.encrypt(this.decrypt(encrypted))
      : undefined;
  }
}

function decryptedUnder(key: Buffer, bytes: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    const opened = decipher.update(bytes.subarray(NONCE, bytes.length - TAG));
    return Buffer.concat([opened, decipher.final()]).toString();
  } catch {
    return undefined; // encrypted under another key
  }
}
