import type { Schemas } from '../../api/client.js';
import type { Subject } from '../../commands/subject.js';
import { comingSlots, slotSpan, zoneOf, type Slot } from './initiative-words.js';

type Initiative = Schemas['InitiativeListItem'] | Schemas['InitiativeWithActions'];

export const slotParts = (slots: readonly Slot[], zone: string) =>
  comingSlots(slots).map((slot) => ({ id: slot.id, label: slotSpan(slot, zone) }));

/** What commands on an initiative can name; the form of a change begins with what is there. */
export function initiativeSubject(initiative: Initiative): Subject {
  const { id, revision, company, title, description, place, contact, tasks } = initiative;
  return {
    id,
    revision,
    zone: zoneOf(initiative),
    ...(company && { company: company.id }),
    slots: slotParts(initiative.slots, zoneOf(initiative)),
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
export const signUpSubject = (initiative: Initiative): Subject => ({
  zone: zoneOf(initiative),
  fixed: { initiative: initiative.id },
  ...(initiative.kind === 'slots' && { slots: slotParts(initiative.slots, zoneOf(initiative)) }),
});
