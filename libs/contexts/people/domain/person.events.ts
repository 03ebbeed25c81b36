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
  };
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
    personal: { name: ['person'], mail: ['person'], subject: ['person'] },
    summary: 'A person became known.',
  },
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
