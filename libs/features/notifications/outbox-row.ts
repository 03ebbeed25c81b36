import type { PlannedMail } from './planned-mail.js';
import type { Audience, MailKind } from './templates/mail.types.js';

/** A planned mail: one row of the outbox. */
export interface OutboxRow extends Omit<PlannedMail, 'kind' | 'actor' | 'reminder'> {
  readonly kind: MailKind;
  readonly attempts: number;
}

/** Whose words a mail is written in. */
export const AUDIENCE_OF_COPY: Readonly<Record<OutboxRow['audience'], Audience>> = {
  employee: 'employee',
  coordinators: 'coordinator',
  manager: 'manager',
  admins: 'admin',
};
