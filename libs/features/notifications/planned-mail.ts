import type { Audience } from '#contexts/registrations';
import type { PartnershipAudience } from '#contexts/partnerships';

/** A mail to be sent: a row of the outbox, under an id that is a function of its cause. */
export interface PlannedMail {
  readonly id: string;
  readonly kind: string;
  readonly audience: Audience | PartnershipAudience;
  /** The subject of the mail: a registration or a partnership. */
  readonly registration: string | null;
  readonly partnership: string | null;
  readonly command_id: string;
  /** The event, of a mail of its own; null where the events of a command share one. */
  readonly event: string | null;
  readonly recipient: string;
  readonly actor: string | null;
  readonly caused_at: string;
  /** The recipient may turn off mails of this kind. */
  readonly reminder: boolean;
}
