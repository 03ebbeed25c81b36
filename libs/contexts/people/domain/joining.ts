import { notAllowed, notFound } from '#kit/eventsourcing';
import type { InvitationAnswer, NewInvitation } from './person.commands.js';
import type { Grant, PeopleDraft } from './person.events.js';
import { employerOf, type Invitation, type PersonState } from './person.state.js';

export const sameGrant = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.company === b.company &&
  a.level === b.level &&
  a.nonprofit === b.nonprofit;

const notHeld = (grants: readonly Grant[], state: PersonState): readonly Grant[] =>
  grants.filter((grant) => !state.grants.some((held) => sameGrant(held, grant)));

/** One company at a time: who holds a role in another one leaves it first (docs/domain.md §1). */
function refuseEmployedElsewhere(grants: readonly Grant[], state: PersonState): void {
  const employer = employerOf(state);
  if (employer !== null && grants.some(({ company }) => company !== null && company !== employer))
    throw notAllowed(
      'employed_elsewhere',
      'The person works for another company: they have to leave it first.',
      'company',
    );
}

/** The roles that the person does not hold yet, and the level at which they will be an employee. @throws Refusal not_allowed */
export function grantAll(
  grants: readonly Grant[],
  level: string | null,
  state: PersonState,
): PeopleDraft[] {
  const added = notHeld(grants, state);
  if (added.length === 0)
    throw notAllowed('nothing_changes', 'The person has this role already.', 'role');
  refuseEmployedElsewhere(added, state);
  const person = state.id;
  const employer = added.find(({ company }) => company !== null)?.company ?? state.company;
  const today = employer === state.company ? state.level : null;
  return [
    ...added.map((grant): PeopleDraft => ({ type: 'RoleGranted', data: { ...grant, person } })),
    ...(level === null || level === today
      ? []
      : [{ type: 'PersonMoved' as const, data: { person, level } }]),
  ];
}

const isOpen = ({ answer, expiresAt }: Invitation, now: string): boolean =>
  answer === null && now < expiresAt;

/** @throws Refusal not_allowed while an invitation to the same roles waits for its answer */
export function invite(
  roles: readonly Grant[],
  level: string | null,
  { id, expiresAt }: NewInvitation,
  state: PersonState,
  now: string,
): PeopleDraft[] {
  const waiting = state.invitations.some(
    (one) =>
      isOpen(one, now) && roles.every((role) => one.roles.some((other) => sameGrant(other, role))),
  );
  if (waiting)
    throw notAllowed(
      'invited_already',
      'The person has been invited already: wait for the answer, at most 14 days.',
      'mail',
    );
  const data = { person: state.id, invitation: id, roles, level, expiresAt };
  return [{ type: 'PersonInvited', data }];
}

/** Accepts or declines an invitation, once and in time. @throws Refusal not_found, not_allowed */
export function answerInvitation(
  { name, data }: InvitationAnswer,
  state: PersonState,
  now: string,
): PeopleDraft[] {
  const { invitation } = data;
  const person = state.id;
  const found = state.invitations.find((one) => one.invitation === invitation);
  if (!found) throw notFound('invitation', 'invitation');
  if (found.answer !== null)
    throw notAllowed('answered', 'The invitation has been answered already.', 'invitation');
  if (!isOpen(found, now))
    throw notAllowed('expired', 'The invitation has expired: ask for a new one.', 'invitation');
  if (name === 'DeclineInvitation')
    return [{ type: 'InvitationDeclined', data: { person, invitation } }];
  if (!data.stands)
    throw notAllowed(
      'right_lost',
      'Who invited can no longer give this role: ask for a new invitation.',
      'invitation',
    );
  return [
    { type: 'InvitationAccepted', data: { person, invitation } },
    ...grantAll(found.roles, found.level, state),
  ];
}
