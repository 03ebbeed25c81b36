import { rewrapAll } from '#kit/postgres';
import { readConfig } from '../../runtime/config.js';
import { withRuntime } from '../connect.js';

/**
 * Wraps every person's key by the new master key: LEDGER_MASTER_KEY, where LEDGER_MASTER_KEY_PREVIOUS still opens what the old one
 * wrapped. The product goes on meanwhile, if its processes know both. Interrupted, it is run again, and finds done what is done.
 */
export async function rotateMasterKey(): Promise<void> {
  for (const name of ['LEDGER_MASTER_KEY', 'LEDGER_MASTER_KEY_PREVIOUS'] as const) {
    if (readConfig(process.env)[name] === undefined)
      throw new Error(`${name}: name both keys, the new one and the one before.`);
  }
  await withRuntime(async ({ ring, seals }) => {
    const { seen, rewrapped } = await rewrapAll(ring);
    console.log(
      `${seen} keys: ${rewrapped} wrapped again, ${seen - rewrapped} were already. LEDGER_MASTER_KEY_PREVIOUS can go.`,
    );
    console.log(`${await seals.signAgain()} seals of the log were signed again.`);
    console.log('Links in mails sent before then no longer work: wait 14 days if they should.');
  });
}
