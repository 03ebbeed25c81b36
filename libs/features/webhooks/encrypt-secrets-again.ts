import type { Pool } from 'pg';
import { WebhooksRepository } from './subscriptions/webhooks.repository.js';
import type { WebhookSecrets } from './webhook-secrets.js';

/** Encrypts the secrets of webhooks under the current master key. @returns the number of webhooks that changed */
export async function encryptSecretsAgain(pool: Pool, secrets: WebhookSecrets): Promise<number> {
  const webhooks = new WebhooksRepository(pool);
  let count = 0;
  for (const { id, secret, previous_secret: previous } of await webhooks.secrets()) {
    const again = secrets.encryptAgain(secret);
    const previousAgain = previous && secrets.encryptAgain(previous);
    if (!again && !previousAgain) continue;
    await webhooks.replaceSecrets({ id, secret }, again ?? secret, previousAgain ?? previous);
    count += 1;
  }
  return count;
}
