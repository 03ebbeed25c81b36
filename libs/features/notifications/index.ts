export { ConsoleLinks } from './console-links.js';
export {
  INITIATIVE_CHANGED,
  initiativeMailId,
  notifiesOfInitiative,
  planInitiativeMails,
} from './initiative-mails.js';
export { DeadMailsModule } from './dead-mails/dead-mails.module.js';
export { LINK_ACTIONS } from './links/link-actions.js';
export { LinkGenerator } from './links/link-generator.js';
export { LinkTokens } from './links/link-tokens.js';
export { LinkPageBusyFilter } from './links/links.filter.js';
export { LinksModule } from './links/links.module.js';
export { Html, markup } from './links/pages/html.js';
export { localeOf } from './links/pages/link-page.js';
export { layout, PAGE_HEADERS } from './links/pages/link-page-layout.js';
export {
  InvitationMailPlanner,
  invitationMailId,
  PERSON_INVITED,
} from './invitations/invitation-mail-planner.js';
export { invitationMails } from './invitations/invitation-mails.js';
export { dropWaitingMails, MailEraser } from './mail-eraser.js';
export { GONE, type MailSettings, type MailWriter } from './mail-writer.js';
export { MailPlanner } from './mail-planner.js';
export {
  findPartnershipRecipients,
  partnershipMailId,
  partnershipMailsOf,
  partnershipRecipientsOf,
  type PartnershipRecipients,
} from './partnership-mails.js';
export type { PlannedMail } from './planned-mail.js';
export { mailsOf, receiptsOf, recipientsOf, type Recipients } from './registration-mails.js';
export { CAUGHT_MAIL_RETENTION, MAIL_RETENTION } from './mail.retention.js';
export { Outbox } from './outbox.js';
export {
  EXPORT_READY,
  planScheduledExportMail,
  type ScheduledExportRow,
} from './scheduled-export-mails.js';
export { planWebhookPausedMail, WEBHOOK_PAUSED, type WebhookPausedRow } from './webhook-mails.js';
export { PartnershipMailWriter } from './partnership-mail.writer.js';
export { RegistrationMailWriter } from './registration-mail.writer.js';
export { formatDay, formatPeriod } from './templates/format-date.js';
export { mailAudiences, mailKinds, mailLabels } from './templates/mail-catalogue.js';
export { CONSOLE_ROUTES } from './console-routes.js';
export { renderShortMail } from './templates/short-mail.js';
