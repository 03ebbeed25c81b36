import { rewrapAll } from '#kit/postgres';
import { encryptSecretsAgain } from '#features/webhooks';
import { readConfig } from '../../runtime/config.js';
import { withRuntime } from '../../runtime/with-runtime.js';

/**
 * Wraps every person's key with LEDGER_MASTER_KEY; LEDGER_MASTER_KEY_PREVIOUS unwraps the old ones. Processes that know both keys may
 * run meanwhile. After an interruption, a second run continues with the keys that are left.
 */
export async function rotateMasterKey(): Promise<void> {
  for (const name of ['LEDGER_MASTER_KEY', 'LEDGER_MASTER_KEY_PREVIOUS'] as const) {
    if (readConfig(process.env)[name] === undefined)
      throw new Error(
        `${name} is missing. Set LEDGER_MASTER_KEY to the new key and LEDGER_MASTER_KEY_PREVIOUS to the old one.`,
      );
  }
  await withRuntime(async ({ ring, seals, pool, webhookSecrets }) => {
    const { seen, rewrapped } = await rewrapAll(ring);
    console.log(
      `Keys: ${seen} in all, ${rewrapped} wrapped with the new key, ${seen - rewrapped} already were. LEDGER_MASTER_KEY_PREVIOUS can be removed.`,
    );
    console.log(
      `Webhooks: secrets of ${await encryptSecretsAgain(pool, webhookSecrets)} encrypted with the new key.`,
    );
    console.log(`Seals of the log: ${await seals.signAgain()} signed again.`);
    console.log(
      'Removing the previous key breaks links in mails sent before now. Links live 14 days: wait that long to keep them working.',
    );
  });
}
