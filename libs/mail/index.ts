/** The door: mails out (SMTP), mails in (a catch-all on loopback), and the words of every mail. Keeps nothing. */
export { calendarObject } from './calendar.js';
export type { CalendarEntry } from './calendar.js';
export { createMailer } from './mailer.js';
export type { MailAttachment, Mailer, MailerOptions, OutgoingMail, SendOutcome } from './mailer.js';
export { startCatchAll } from './catch-all.js';
export type { CatchAll, CatchAllOptions, CaughtMail } from './catch-all.js';
export { renderMail } from './on-demand.js';
export type { RenderedMail } from './render.js';
export { LOCALES, mailAudiences, mailKinds, mailLabels } from './kinds.js';
export type {
  Audience,
  CoordinatorMailKind,
  EmployeeMailKind,
  LinkKey,
  Locale,
  MailDate,
  MailKind,
  MailView,
  ManagerMailKind,
} from './vocabulary.js';
export { untilWhen, when } from './when.js';
