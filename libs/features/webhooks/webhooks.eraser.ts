import type { Pool } from 'pg';
import type { ErasedPerson, PersonalDataEraser } from '#features/erasure';
import { WebhooksRepository } from './subscriptions/webhooks.repository.js';

/** Deletes the webhooks of a person (docs/domain.md §8). Registered by the worker. */
export class WebhooksEraser implements PersonalDataEraser {
  readonly #webhooks: WebhooksRepository;

  constructor(pool: Pool) {
    this.#webhooks = new WebhooksRepository(pool);
  }

  async erase({ id: owner }: ErasedPerson): Promise<void> {
    for (const id of await this.#webhooks.idsOf(owner)) await this.#webhooks.remove(id, owner);
  }
}
