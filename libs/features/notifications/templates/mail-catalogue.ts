import { dateNews } from './employee-dates.templates.js';
import { registrationNews } from './employee-news.templates.js';
import { employeeReminders } from './employee-reminders.templates.js';
import { employeeReceipts } from './employee-receipts.templates.js';
import { adminMails, partnerMails } from './partnership.templates.js';
import { coordinatorMails, managerMails } from './coordinator-and-manager.templates.js';
import { LOCALES, type Locale } from '#platform/http';
import {
  type AdminMailKind,
  type Audience,
  type CoordinatorMailKind,
  type EmployeeMailKind,
  type MailKind,
  type MailRow,
  type ManagerMailKind,
  type PartnerMailKind,
} from './mail.types.js';

export { LOCALES };

interface MailTable {
  readonly employee: Readonly<Record<EmployeeMailKind, MailRow>>;
  readonly coordinator: Readonly<Record<CoordinatorMailKind | PartnerMailKind, MailRow>>;
  readonly manager: Readonly<Record<ManagerMailKind, MailRow>>;
  readonly admin: Readonly<Record<AdminMailKind, MailRow>>;
}

/** Every mail there is: audience → kind → language → words. A kind or a language left out does not compile. */
export const MAILS: MailTable = {
  employee: { ...registrationNews, ...dateNews, ...employeeReceipts, ...employeeReminders },
  coordinator: { ...coordinatorMails, ...partnerMails },
  manager: managerMails,
  admin: adminMails,
};

const rows = (Object.entries(MAILS) as [Audience, MailTable[Audience]][]).flatMap(
  ([audience, table]) =>
    (Object.entries(table) as [MailKind, MailRow][]).map(([kind, row]) => ({
      audience,
      kind,
      row,
    })),
);

export const mailKinds: readonly MailKind[] = [...new Set(rows.map(({ kind }) => kind))];

/** Whom a mail of this kind may be written to; most kinds have one audience. */
export const mailAudiences = (kind: MailKind): readonly Audience[] =>
  rows.filter((each) => each.kind === kind).map(({ audience }) => audience);

export const mailRow = (audience: Audience, kind: MailKind): MailRow | undefined =>
  rows.find((each) => each.audience === audience && each.kind === kind)?.row;

/** What lists of mails call each kind. */
export const mailLabels = Object.fromEntries(
  rows.map(({ kind, row }) => [
    kind,
    Object.fromEntries(LOCALES.map((locale) => [locale, row[locale].label])),
  ]),
) as Readonly<Record<MailKind, Readonly<Record<Locale, string>>>>;
