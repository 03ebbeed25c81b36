export { startMailCatcher, type CaughtMail, type MailCatcher } from './mail-catcher.js';
export { createMailer, type Mailer, type OutgoingMail } from './mailer.js';
export { readCalendar, type ReadEntry } from './read-calendar.js';
export { lines, oneLine, shorten, webAddress } from './sanitize.js';
export type { SendOutcome } from './send-outcome.js';
