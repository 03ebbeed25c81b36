import type { Grant, PeopleEvent } from './person.events.js';
import type { ReminderKind } from './reminder-kinds.js';

/** A person: where they belong, who manages them, which roles they hold. Names and mail addresses are never part of the state. */
export interface PersonState {
  readonly exists: boolean;
  readonly id: string;
  readonly company: string | null;
  readonly level: string | null;
  readonly manager: string | null;
  readonly grants: readonly Grant[];
  readonly erased: boolean;
  /** The kinds of reminder that they turned off. */
  readonly muted: readonly ReminderKind[];
  readonly invitations: readonly Invitation[];
}

/** An invitation to roles, from somebody in whose scope the person is not. */
export interface Invitation {
  readonly invitation: string;
  readonly roles: readonly Grant[];
  readonly level: string | null;
  readonly expiresAt: string;
  readonly answer: 'accepted' | 'declined' | null;
}

/** The company in which they hold a role; null for none. */
export const employerOf = ({ grants }: PersonState): string | null =>
  grants.find(({ company }) => company !== null)?.company ?? null;

/** Nobody: the state before the first event. */
export const NO_PERSON: PersonState = {
  exists: false,
  id: '',
  company: null,
  level: null,
  manager: null,
  grants: [],
  erased: false,
  muted: [],
  invitations: [],
};

/** A role in another company than before makes that one theirs: only somebody who has left, or never had one, gets it. */
function joined(state: PersonState, company: string | null): PersonState {
  return company === null || company === state.company
    ? state
    : { ...state, company, level: null, manager: null };
}

const answered = (state: PersonState, id: string, answer: Invitation['answer']): PersonState => ({
  ...state,
  invitations: state.invitations.map((one) => (one.invitation === id ? { ...one, answer } : one)),
});

/** The state after one more event. */
export function evolve(state: PersonState, event: PeopleEvent): PersonState {
  switch (event.type) {
    case 'PersonRegistered':
      return {
        ...state,
        exists: true,
        id: event.data.person,
        company: event.data.company,
        level: event.data.level,
      };
    case 'RoleGranted': {
      const { person: _person, ...grant } = event.data;
      return { ...joined(state, grant.company), grants: [...state.grants, grant] };
    }
    case 'RoleRevoked': {
      const { grant: revoked, role } = event.data;
      const manager = role === 'employee' ? null : state.manager;
      return { ...state, manager, grants: state.grants.filter((grant) => grant.grant !== revoked) };
    }
    case 'ManagerAssigned':
      return { ...state, manager: event.data.manager };
    case 'PersonMoved':
      return { ...state, level: event.data.level };
    case 'PersonErased':
      return { ...state, erased: true, grants: [], manager: null, muted: [], invitations: [] };
    case 'PersonChanged':
      return state;
    case 'PersonInvited': {
      const { invitation, roles, level, expiresAt } = event.data;
      const made = { invitation, roles, level, expiresAt, answer: null };
      return { ...state, invitations: [...state.invitations, made] };
    }
    case 'InvitationAccepted':
      return answered(state, event.data.invitation, 'accepted');
    case 'InvitationDeclined':
      return answered(state, event.data.invitation, 'declined');
    case 'RemindersMuted':
      return { ...state, muted: [...state.muted, event.data.kind] };
    case 'RemindersUnmuted':
      return { ...state, muted: state.muted.filter((kind) => kind !== event.data.kind) };
  }
}
