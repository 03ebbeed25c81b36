import type { DraftOf, EventCatalogueOf, EventDefinition, EventOf } from '#kit/eventsourcing';

export type ManagerPolicy = 'none' | 'per_date' | 'per_registration';
export type Locale = 'en' | 'fr';

export type CompanySettings = {
  /** Whether managers approve dates, each or once per registration. */
  managerPolicy: ManagerPolicy;
  agreementDownload: boolean;
  zone: string;
  locale: Locale;
};

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type CompanyEvents = {
  /** `level`: the id of the root of its tree of network levels, named as the company. */
  CompanyRegistered: CompanySettings & { company: string; name: string; level: string };
  CompanySettingsChanged: Partial<CompanySettings>;
  NetworkLevelAdded: { level: string; parent: string; name: string };
  NetworkLevelMoved: { level: string; parent: string };
};
export type CompanyEvent = EventOf<CompanyEvents>;
export type CompanyDraft = DraftOf<CompanyEvents>;
export const COMPANY_EVENTS: EventCatalogueOf<CompanyEvents, EventDefinition> = {
  CompanyRegistered: {
    version: 1,
    human: true,
    summary: 'A company was registered, with the root of its network.',
  },
  CompanySettingsChanged: {
    version: 1,
    human: true,
    summary: 'Settings of a company were changed; dates already selected keep the policy they had.',
  },
  NetworkLevelAdded: {
    version: 1,
    human: true,
    summary: 'A network level was added below another.',
  },
  NetworkLevelMoved: {
    version: 1,
    human: true,
    summary: 'A network level was moved below another.',
  },
};
