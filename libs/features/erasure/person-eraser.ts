import {
  decryptPersonalData,
  encryptedFor,
  type EventStore,
  type JsonObject,
  type KeyRing,
} from '#kit/eventsourcing';
import type { ErasedPerson, PersonalDataEraser } from './personal-data-eraser.js';

/**
 * Erases a person once their registrations are withdrawn (docs/domain.md §8): runs the registered erasers one after the other, then destroys the
 * key. Each step commits by itself. The key goes last, so that an interrupted erasure starts again from the beginning.
 */
export class PersonEraser {
  constructor(
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    /** In the order in which they run. */
    private readonly erasers: readonly PersonalDataEraser[],
  ) {}

  async erase(id: string): Promise<void> {
    const person = await this.#read(id);
    for (const eraser of this.erasers) await eraser.erase(person);
    await this.ring.destroy([id]);
  }

  async #read(id: string): Promise<ErasedPerson> {
    const [registered] = await this.store.readStream(`person-${id}`);
    const data: JsonObject = registered
      ? decryptPersonalData(
          await this.ring.keys(encryptedFor(registered.data), false),
          registered.id,
          registered.data,
        )
      : {};
    const text = (field: string) => (typeof data[field] === 'string' ? data[field] : null);
    return { id, name: text('name'), mail: text('mail') };
  }
}
