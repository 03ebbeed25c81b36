import type { DraftOf, EventCatalogueOf, EventDefinition, EventOf } from '#kit/eventsourcing';

export type ManagerPolicy = 'none' | 'per_date' | 'per_registration';
export type Locale = 'en' | 'fr';

export type CompanySettings = {
  /** Whether managers approve each date, or once per registration, or not at all. */
  managerPolicy: ManagerPolicy;
  agreementDownload: boolean;
  zone: string;
  locale: Locale;
};

/** Event type → its data. These names are stored: never rename them. A new version needs an upcaster and a kept sample. */
export type CompanyEvents = {
  /** `level`: id of the root network level, which has the company's name. */
  CompanyRegistered: CompanySettings & { company: string; name: string; level: string };
  CompanySettingsChanged: Partial<CompanySettings>;
  NetworkLevelAdded: { level: string; parent: string; name: string };
  NetworkLevelMoved: { level: string; parent: string };
  NetworkLevelRenamed: { level: string; name: string };
  /** The root network level has the company's name, and gets the new one with it. */
  CompanyRenamed: { name: string };
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
    summary: 'Settings of a company were changed. Dates selected before keep their manager policy.',
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
  NetworkLevelRenamed: { version: 1, human: true, summary: 'A network level got another name.' },
  CompanyRenamed: {
    version: 1,
    human: true,
    summary: 'A company got another name, and the root of its network with it.',
  },
};
