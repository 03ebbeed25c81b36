import type { Schemas } from '../../api/client.js';
import type { Subject } from '../../commands/subject.js';
import { comingSlots, OWN_ZONE, slotSpan, type Slot } from './initiative-words.js';

type Initiative = Schemas['InitiativeListItem'] | Schemas['InitiativeWithActions'];

export const slotParts = (slots: readonly Slot[]) =>
  comingSlots(slots).map((slot) => ({ id: slot.id, label: slotSpan(slot) }));

/** What commands on an initiative can name; the form of a change begins with what is there. */
export function initiativeSubject(initiative: Initiative): Subject {
  const { id, revision, company, title, description, place, contact, tasks, slots } = initiative;
  return {
    id,
    revision,
    zone: OWN_ZONE,
    ...(company && { company: company.id }),
    slots: slotParts(slots),
    preset: {
      title,
      description: description ?? '',
      place: place ?? '',
      contact: contact ?? '',
      tasks,
    },
  };
}

/** Signing up makes a registration of the initiative. */
export const signUpSubject = ({ id, kind, slots }: Initiative): Subject => ({
  zone: OWN_ZONE,
  fixed: { initiative: id },
  ...(kind === 'slots' && { slots: slotParts(slots) }),
});
