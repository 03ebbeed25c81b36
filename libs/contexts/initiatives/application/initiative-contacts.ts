import { decryptPersonalData, encryptedFor, type KeyRing } from '#kit/eventsourcing';
import type { StoredContact } from '../domain/initiative.state.js';

/** Decrypts contacts, in their order. Null where there is none, or where its author was erased (docs/domain.md §8). */
export async function readContacts(
  ring: KeyRing,
  contacts: readonly (StoredContact | null)[],
): Promise<(string | null)[]> {
  const persons = contacts.flatMap((stored) =>
    stored === null ? [] : encryptedFor({ contact: stored.contact }),
  );
  const keys = await ring.keys([...new Set(persons)], false);
  return contacts.map((stored) => {
    if (stored === null) return null;
    const { contact } = decryptPersonalData(keys, stored.event, { contact: stored.contact });
    return typeof contact === 'string' ? contact : null;
  });
}
