import { notAllowed } from '#kit/eventsourcing';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';

export type Allowed = (date: ParticipationDate) => boolean;

/** The dates of a command (docs/domain.md §4): the named ones, all or nothing; without names, every date on which it is allowed now. @throws Refusal */
export function chosenDates(
  state: RegistrationState,
  named: readonly string[] | undefined,
  allowed: Allowed,
  rule: string,
): ParticipationDate[] {
  if (named === undefined) {
    const every = state.dates.filter(allowed);
    if (every.length === 0)
      throw notAllowed(rule, 'There is no date on which this is allowed now.', 'dates');
    return every;
  }
  return named.map((id) => {
    const date = state.dates.find((candidate) => candidate.id === id);
    if (!date) throw new Error(`Date ${id} was not looked up.`);
    if (!allowed(date)) throw notAllowed(rule, `The date is ${date.status}.`, 'dates');
    return date;
  });
}

export const inStatus =
  (...statuses: ParticipationDate['status'][]): Allowed =>
  (date) =>
    statuses.includes(date.status);
