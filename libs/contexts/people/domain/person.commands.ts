import type { Grant, PeopleEvents, PersonChanges } from './person.events.js';
import type { ReminderKind } from './reminder-kinds.js';

/** Command name → its data, with everything that was looked up for the decision. */
export type PersonCommands = {
  /** `join`: for somebody who exists already, who is not registered again. */
  RegisterPerson: PeopleEvents['PersonRegistered'] & {
    readonly grants: readonly Grant[];
    readonly join?: Joining;
  };
  /** `changes`: what differs from today. */
  ChangePerson: { readonly changes: PersonChanges };
  /** `level`: where they will be an employee; an employee's level is the person's. */
  GrantRole: { readonly grant: Grant; readonly level?: string | undefined };
  /** `last`: as for ErasePerson, of all that {@link goingWith} the grant. */
  RevokeRole: { readonly grant: string; readonly last?: string | null };
  /** `person`: who is to be registered, null for somebody known. `invitation`: for somebody known out of scope. */
  AddCoordinator: {
    readonly person: PeopleEvents['PersonRegistered'] | null;
    readonly grant: Grant;
    readonly invitation?: NewInvitation | null;
  };
  /** `chain`: the manager's own managers, up to the top; looked up first. */
  AssignManager: { readonly manager: string | null; readonly chain: readonly string[] };
  MovePerson: { readonly level: string };
  /** `last`: what would be left without anyone (`main admin of the company`, `coordinator of the nonprofit`); looked up first. */
  ErasePerson: { readonly last: string | null };
  MuteReminders: { readonly kind: ReminderKind };
  UnmuteReminders: { readonly kind: ReminderKind };
};
export type PersonCommandName = keyof PersonCommands;

/** An invitation that is about to be made. `expiresAt`: the first instant at which it can no longer be answered. */
export interface NewInvitation {
  readonly id: string;
  readonly expiresAt: string;
}

/** How somebody known gets roles: at once if in scope, else by an invitation. `level`: where they will be an employee. */
export interface Joining {
  readonly level: string | null;
  readonly invitation: NewInvitation | null;
}

/** Answers to an invitation, by its links alone. `stands`: who invited could still do so today. */
export type InvitationAnswer =
  | {
      readonly name: 'AcceptInvitation';
      readonly data: { readonly invitation: string; readonly stands: boolean };
    }
  | { readonly name: 'DeclineInvitation'; readonly data: { readonly invitation: string } };

/** Command name → the command. */
export type PersonCommandOf = {
  readonly [Name in PersonCommandName]: {
    readonly name: Name;
    readonly data: PersonCommands[Name];
  };
};
export type PersonCommand = PersonCommandOf[PersonCommandName] | InvitationAnswer;

/** `self`: the person themself, with any role or none. */
export type PeopleRight = 'admin' | 'coordinator' | 'platform' | 'self';

export interface PeopleRule {
  readonly summary: string;
  readonly by: readonly PeopleRight[];
  readonly when: string;
  readonly emits: readonly (keyof PeopleEvents)[];
}

/**
 * The rules of the commands on people (docs/domain.md §4). An admin acts at or below their own level and grants no role above it. The platform
 * team grants the first main admin, the first coordinator and the platform's own roles.
 */
export const PEOPLE_COMMANDS: Readonly<Record<PersonCommandName, PeopleRule>> = {
  RegisterPerson: {
    summary: 'Register a person',
    by: ['admin', 'platform'],
    when: 'the person does not hold the role. Somebody known by the mail address or the subject is given the role if the caller may manage them; anybody else known is invited by mail. The answer then has the status `invited` and no id; a dry run has the status `registered_or_invited`',
    emits: ['PersonRegistered', 'RoleGranted', 'PersonMoved', 'PersonInvited'],
  },
  ChangePerson: {
    summary: 'Change the name, mail address, language, subject or external id of a person',
    by: ['self', 'admin', 'platform'],
    when: 'something changes, and nobody else has the mail address, the subject or, in the company, the external id. People change their own name and language only; an admin changes employees at or below their own level',
    emits: ['PersonChanged'],
  },
  GrantRole: {
    summary: 'Grant a role',
    by: ['admin', 'platform'],
    when: 'the person does not hold it',
    emits: ['RoleGranted', 'PersonMoved'],
  },
  RevokeRole: {
    summary: 'Revoke a role',
    by: ['admin', 'platform', 'coordinator'],
    when: 'the person holds it and is not the last main admin or coordinator. A coordinator takes a colleague off their nonprofit. Revoking employee makes the person leave, with every role in the company',
    emits: ['RoleRevoked'],
  },
  AssignManager: {
    summary: 'Assign a manager, or none',
    by: ['admin'],
    when: 'the manager does not report to the person',
    emits: ['ManagerAssigned'],
  },
  MovePerson: {
    summary: 'Move an employee to another level',
    by: ['admin'],
    when: 'the level is at or below the admin’s own',
    emits: ['PersonMoved'],
  },
  AddCoordinator: {
    summary: 'Add a coordinator',
    by: ['coordinator'],
    when: 'the person is not a coordinator of the nonprofit. Somebody known by the mail address outside the caller’s scope is invited by mail: the answer then has the status `invited` and no id; a dry run has the status `registered_or_invited`',
    emits: ['PersonRegistered', 'RoleGranted', 'PersonInvited'],
  },
  ErasePerson: {
    summary: 'Erase a person',
    by: ['platform'],
    when: 'the person is not the last main admin or coordinator',
    emits: ['PersonErased'],
  },
  MuteReminders: {
    summary: 'Turn off one kind of reminder',
    by: ['self'],
    when: 'the kind is turned on. Mails about decisions cannot be turned off',
    emits: ['RemindersMuted'],
  },
  UnmuteReminders: {
    summary: 'Turn one kind of reminder on again',
    by: ['self'],
    when: 'the kind is turned off',
    emits: ['RemindersUnmuted'],
  },
};
