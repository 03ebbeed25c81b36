import type { DraftOf, EventDefinition, EventOf, EventCatalogueOf } from '#kit/eventsourcing';
import type { ReminderKind } from './reminder-kinds.js';

export const ROLES = [
  'employee',
  'manager',
  'coordinator',
  'admin',
  'auditor',
  'analyst',
  'platform',
] as const;
export type Role = (typeof ROLES)[number];

/** A role where it counts: at a network level of a company, in a nonprofit, or (both null) on the platform. */
export type Grant = {
  readonly grant: string;
  readonly role: Role;
  readonly company: string | null;
  readonly level: string | null;
  readonly nonprofit: string | null;
};

/** What can be corrected about a person. */
export type PersonChanges = {
  name?: string;
  mail?: string;
  locale?: 'en' | 'fr' | null;
  subject?: string | null;
  externalId?: string | null;
};

/** Stored names never change. A new version of an event's data needs an upcaster and a kept sample. */
export type PeopleEvents = {
  PersonRegistered: {
    person: string;
    name: string;
    mail: string;
    locale: 'en' | 'fr' | null;
    company: string | null;
    level: string | null;
    /** The subject under which the configured token issuer knows the person. */
    subject: string | null;
    /** The employer's own id of the person. Left out by events from before there was one. */
    externalId?: string | null;
  };
  /** What changed, and nothing else. */
  PersonChanged: { person: string } & PersonChanges;
  /** Somebody known outside the scope of who invites them. Accepting grants the roles. */
  PersonInvited: {
    person: string;
    invitation: string;
    roles: readonly Grant[];
    /** Where they would be an employee; null leaves it to the company. */
    level: string | null;
    /** The first instant at which it can no longer be answered. */
    expiresAt: string;
  };
  InvitationAccepted: { person: string; invitation: string };
  InvitationDeclined: { person: string; invitation: string };
  RoleGranted: Grant & { person: string };
  RoleRevoked: { person: string; grant: string; role: Role };
  ManagerAssigned: { person: string; manager: string | null };
  PersonMoved: { person: string; level: string };
  PersonErased: { person: string };
  RemindersMuted: { person: string; kind: ReminderKind };
  RemindersUnmuted: { person: string; kind: ReminderKind };
};
export type PeopleEvent = EventOf<PeopleEvents>;
export type PeopleDraft = DraftOf<PeopleEvents>;

export const PERSON_EVENTS: EventCatalogueOf<PeopleEvents, EventDefinition> = {
  PersonRegistered: {
    version: 1,
    human: true,
    personal: { name: ['person'], mail: ['person'], subject: ['person'], externalId: ['person'] },
    summary: 'A person became known.',
  },
  PersonChanged: {
    version: 1,
    human: true,
    personal: { name: ['person'], mail: ['person'], subject: ['person'], externalId: ['person'] },
    summary: 'The name, mail address, language, subject or external id of a person changed.',
  },
  PersonInvited: {
    version: 1,
    human: true,
    summary:
      'Somebody known elsewhere was invited to a role. They get a mail with links to accept and to decline.',
  },
  InvitationAccepted: {
    version: 1,
    human: true,
    summary: 'A person accepted an invitation, which grants its roles.',
  },
  InvitationDeclined: { version: 1, human: true, summary: 'A person declined an invitation.' },
  RoleGranted: { version: 1, human: true, summary: 'A person was given a role.' },
  RoleRevoked: {
    version: 1,
    human: true,
    summary:
      'A person lost a role; losing `employee`, they leave the company, and every other role there goes with it.',
  },
  ManagerAssigned: {
    version: 1,
    human: true,
    summary: 'An employee got another manager, or none.',
  },
  PersonMoved: { version: 1, human: true, summary: 'An employee moved to another network level.' },
  PersonErased: {
    version: 1,
    human: true,
    summary: 'A person was erased: the key of their personal data is destroyed.',
  },
  RemindersMuted: {
    version: 1,
    human: true,
    summary: 'A person turned off the mails of one kind of reminder.',
  },
  RemindersUnmuted: {
    version: 1,
    human: true,
    summary: 'A person turned the mails of one kind of reminder on again.',
  },
};
