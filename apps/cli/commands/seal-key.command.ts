import { readConfig } from '../../runtime/config.js';
import { sealSigner } from '../../runtime/secrets.js';

/** Prints the public key with which proofs and manifests are checked. Needs no database. @throws Error without a key */
export function sealKey(): void {
  const signer = sealSigner(readConfig(process.env));
  if (!signer)
    throw new Error(
      'LEDGER_SEAL_KEY is missing, so seals are not signed. Make a key with `openssl rand -base64 32`.',
    );
  console.log(`Key id:     ${signer.keyId}\nPublic key: ${signer.publicKey}`);
}
