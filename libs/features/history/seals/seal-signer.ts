import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { canonicalJson, type Json } from '#kit/eventsourcing';

/** What a signature is of. The first line of the signed text, so that no signature passes for one of the other kind. */
export type SignedKind = 'volunteer-ledger/seal/1' | 'volunteer-ledger/manifest/1';

/** An Ed25519 signature (RFC 8032), as JSON. */
export interface Signature {
  readonly algorithm: 'Ed25519';
  /** Id of the key: its JWK thumbprint (RFC 7638). */
  readonly key: string;
  /** The public key, 32 bytes in base64url. */
  readonly publicKey: string;
  /** 64 bytes in base64url. */
  readonly value: string;
}

/** DER of a PKCS #8 Ed25519 private key before the 32 bytes of the key (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The text that is signed: its kind, a line feed, and the canonical JSON of the content. */
export const signedText = (kind: SignedKind, content: object): string =>
  `${kind}\n${canonicalJson(content as Json)}`;

/** Id of an Ed25519 public key: its JWK thumbprint (RFC 7638, RFC 8037). */
export const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x: publicKey }))
    .digest('base64url');

/** Signs seals and manifests with one Ed25519 key. */
export class SealSigner {
  readonly #key: KeyObject;
  /** The public key, in base64url. */
  readonly publicKey: string;
  readonly keyId: string;

  /** @param secret the 32 bytes of the private key */
  constructor(secret: Buffer) {
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8_HEAD, secret]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.#key).export({ format: 'jwk' }).x ?? '';
    this.keyId = keyIdOf(this.publicKey);
  }

  sign(kind: SignedKind, content: object): Signature {
    const text = Buffer.from(signedText(kind, content));
    return {
      algorithm: 'Ed25519',
      key: this.keyId,
      publicKey: this.publicKey,
      value: sign(null, text, this.#key).toString('base64url'),
    };
  }
}

/** Whether a signature is of this content, by the public key that it names. Says nothing about whose key that is. */
export function isSignatureOf(signature: Signature, kind: SignedKind, content: object): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: signature.publicKey },
      format: 'jwk',
    });
    return (
      keyIdOf(signature.publicKey) === signature.key &&
      verify(
        null,
        Buffer.from(signedText(kind, content)),
        key,
        Buffer.from(signature.value, 'base64url'),
      )
    );
  } catch {
    return false;
  }
}
