import type { DraftOf, EventDefinition, EventOf, EventCatalogueOf } from '#kit/eventsourcing';

/** Event type → its data. These names are stored: never rename them. A new version needs an upcaster and a kept sample. */
export type PartnershipEvents = {
  PartnershipProposed: { partnership: string; company: string; nonprofit: string; level: string };
  PartnershipValidated: Record<string, never>;
  PartnershipDeclined: Record<string, never>;
  PartnershipCancelled: { by: 'company' | 'nonprofit' };
  PartnershipMoved: { level: string };
  MandateGranted: { mandate: string; request: string };
  MandateRevoked: { mandate: string };
};
export type PartnershipEvent = EventOf<PartnershipEvents>;
export type PartnershipDraft = DraftOf<PartnershipEvents>;

/** The people whom the mail of an event goes to: the nonprofit's coordinators, or the company's admins (docs/domain.md §5). */
export type PartnershipAudience = 'coordinators' | 'admins';

export interface PartnershipEventDefinition extends EventDefinition {
  /** Recipients of the mail that bears the event's name. */
  readonly notifies?: readonly PartnershipAudience[];
}

export const PARTNERSHIP_EVENTS: EventCatalogueOf<PartnershipEvents, PartnershipEventDefinition> = {
  PartnershipProposed: {
    version: 1,
    human: true,
    notifies: ['coordinators'],
    summary: 'The company proposed a partnership, for the first time or again.',
  },
  PartnershipValidated: {
    version: 1,
    human: true,
    notifies: ['admins'],
    summary: 'The nonprofit accepted the partnership.',
  },
  PartnershipDeclined: {
    version: 1,
    human: true,
    notifies: ['admins'],
    summary: 'The nonprofit declined the partnership.',
  },
  PartnershipCancelled: {
    version: 1,
    human: true,
    notifies: ['coordinators', 'admins'],
    summary: 'One side cancelled the partnership. A mandate ends with it.',
  },
  PartnershipMoved: {
    version: 1,
    human: true,
    summary: 'The partnership was moved to another network level.',
  },
  MandateGranted: {
    version: 1,
    human: true,
    notifies: ['coordinators', 'admins'],
    personal: { request: ['actor'] },
    summary: 'On the nonprofit’s written request, the company may act on its behalf.',
  },
  MandateRevoked: {
    version: 1,
    human: true,
    notifies: ['coordinators', 'admins'],
    summary: 'The company may no longer act on behalf of the nonprofit.',
  },
};
