import type { PersonCommandName } from './person.decider.js';
import type { PeopleEvents } from './person.events.js';

/** `self`: the person themself, whatever roles they hold. */
export type PeopleRight = 'admin' | 'coordinator' | 'platform' | 'self';

export interface PeopleRule {
  readonly summary: string;
  readonly by: readonly PeopleRight[];
  readonly when: string;
  readonly emits: readonly (keyof PeopleEvents)[];
}

/**
 * Who may do what to people (domain §4). An admin only at or below their own level, and no role above their own;
 * the platform team the first main admin, the first coordinator and the platform's own roles.
 */
export const PEOPLE_COMMANDS: Readonly<Record<PersonCommandName, PeopleRule>> = {
  RegisterPerson: {
    summary: 'Register a person',
    by: ['admin', 'platform'],
    when: 'mail not used yet',
    emits: ['PersonRegistered', 'RoleGranted'],
  },
  GrantRole: {
    summary: 'Grant a role',
    by: ['admin', 'platform'],
    when: 'not held yet',
    emits: ['RoleGranted', 'PersonMoved'],
  },
  RevokeRole: {
    summary: 'Revoke a role',
    by: ['admin', 'platform'],
    when: 'held, not the last main admin or coordinator; of an employee: they leave, with every role in the company',
    emits: ['RoleRevoked'],
  },
  AssignManager: {
    summary: 'Assign a manager, or none',
    by: ['admin'],
    when: 'no circle of managers',
    emits: ['ManagerAssigned'],
  },
  MovePerson: {
    summary: 'Move an employee to another level',
    by: ['admin'],
    when: 'to a level at or below one’s own',
    emits: ['PersonMoved'],
  },
  AddCoordinator: {
    summary: 'Add a coordinator',
    by: ['coordinator'],
    when: 'not a coordinator yet',
    emits: ['PersonRegistered', 'RoleGranted'],
  },
  ErasePerson: {
    summary: 'Erase a person',
    by: ['platform'],
    when: 'not the last main admin or coordinator',
    emits: ['PersonErased'],
  },
  MuteReminders: {
    summary: 'Turn off one kind of reminder',
    by: ['self'],
    when: 'not turned off yet; never of decisions',
    emits: ['RemindersMuted'],
  },
  UnmuteReminders: {
    summary: 'Turn one kind of reminder on again',
    by: ['self'],
    when: 'turned off',
    emits: ['RemindersUnmuted'],
  },
};
