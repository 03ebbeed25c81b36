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
}
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
};

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
      return { ...state, grants: [...state.grants, grant] };
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
      return { ...state, erased: true, grants: [], manager: null, muted: [] };
    case 'RemindersMuted':
      return { ...state, muted: [...state.muted, event.data.kind] };
    case 'RemindersUnmuted':
      return { ...state, muted: state.muted.filter((kind) => kind !== event.data.kind) };
  }
}
