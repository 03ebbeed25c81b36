import type {
  CERTIFICATES,
  DATE_REASONS,
  DATE_STATUSES,
  EXPORTS,
  INITIATIVE_KINDS,
  LOCALES,
  MANAGER_POLICIES,
  PARTNERSHIP_STATUSES,
  REASONS,
  REFUSALS,
  STATUSES,
} from './journey-vocabulary.js';
import type { COMMANDS } from './journey-commands.js';
import type { EVENTS, MAILS } from './journey-events.js';

/** The types of the words of journeys. */
export type CommandName = keyof typeof COMMANDS;
export type RefusalCode = (typeof REFUSALS)[number];
export type StatusCode = (typeof STATUSES)[number];
export type DateStatusCode = (typeof DATE_STATUSES)[number];
export type CertificateCode = (typeof CERTIFICATES)[number];
export type DateReasonCode = (typeof DATE_REASONS)[number];
export type ReasonCode = (typeof REASONS)[number];
export type InitiativeKindCode = (typeof INITIATIVE_KINDS)[number];
export type ManagerPolicyCode = (typeof MANAGER_POLICIES)[number];
export type PartnershipStatusCode = (typeof PARTNERSHIP_STATUSES)[number];
export type LocaleCode = (typeof LOCALES)[number];
export type MailKind = (typeof MAILS)[number];
export type EventName = (typeof EVENTS)[number];
export type ExportName = keyof typeof EXPORTS;

/** The type of a cell of an export. */
export type CellKind = {
  [E in ExportName]: (typeof EXPORTS)[E][keyof (typeof EXPORTS)[E]];
}[ExportName];
/** The columns of all exports. */
export type ExportColumn = { [E in ExportName]: keyof (typeof EXPORTS)[E] }[ExportName];
