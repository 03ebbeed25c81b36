import { person } from '#contexts/people';
import { apply, type StoredEvent } from '#kit/eventsourcing';

/**
 * A filter for the events of a person, called with one after the other: it lets through those of the time in which they belonged to a
 * company. What they did before and after, and invitations of others, are in the scope of others.
 * @param company the reader's
 */
export function employmentFilter(company: string | null): (event: StoredEvent) => boolean {
  let state = person.initial();
  return (event) => {
    const before = state.company;
    state = apply(person, state, event);
    if (company === null || (before !== company && state.company !== company)) return false;
    const { invitation } = event.data;
    if (invitation === undefined) return true;
    const roles = state.invitations.find((one) => one.invitation === invitation)?.roles ?? [];
    return roles.some((role) => role.company === company);
  };
}
