import type { Pool } from 'pg';
import { uuid5, type StoredEvent } from '#kit/eventsourcing';
import { partnershipAudienceOf } from '#contexts/partnerships';
import type { PlannedMail } from './planned-mail.js';

/** The possible recipients of mails about a partnership, as of today. */
export interface PartnershipRecipients {
  readonly partnership: string;
  readonly coordinators: readonly string[];
  /** The admins at the partnership's level, else at the nearest above that has one. */
  readonly admins: readonly string[];
}

/** SQL: the recipients of partnerships `p`, which `source` provides. */
export const partnershipRecipientsOf = (source: string): string => `
  SELECT p.id AS partnership,
         coalesce((SELECT array_agg(DISTINCT g.owner) FROM read.grants g WHERE g.role = 'coordinator' AND g.nonprofit = p.nonprofit), '{}') AS coordinators,
         read.nearest_admins(p.level, '{}') AS admins
    FROM ${source}`;

/** The possible recipients of mails about a partnership; undefined where there is none. */
export async function findPartnershipRecipients(
  pool: Pick<Pool, 'query'>,
  partnership: string,
): Promise<PartnershipRecipients | undefined> {
  const text = partnershipRecipientsOf('read.partnerships p WHERE p.id = $1');
  const { rows } = await pool.query<PartnershipRecipients>(text, [partnership]);
  return rows[0];
}

const isOnPartnership = ({ stream }: StoredEvent): boolean => stream.startsWith('partnership-');

/** Whether anybody may get a mail of an event on a partnership. */
export const notifiesOfPartnership = (event: StoredEvent): boolean =>
  isOnPartnership(event) && partnershipAudienceOf(event).length > 0;

/** The id of the mail of an event to a person. Proposals to several nonprofits share it. */
export const partnershipMailId = (
  { type, meta }: Pick<StoredEvent, 'type' | 'meta'>,
  recipient: string,
): string => uuid5('mail', meta.causation, type, recipient);

/**
 * The mails of an event on a partnership, never to the one who caused it. Proposals to several nonprofits are one command: a person who
 * coordinates several of them gets one mail.
 */
export function partnershipMailsOf(
  event: StoredEvent,
  recipients: PartnershipRecipients,
): PlannedMail[] {
  if (!isOnPartnership(event)) return [];
  const { actor, commandId } = event.meta;
  return partnershipAudienceOf(event).flatMap((audience) =>
    recipients[audience]
      .filter((recipient) => recipient !== actor)
      .map((recipient) => ({
        id: partnershipMailId(event, recipient),
        kind: event.type,
        audience,
        registration: null,
        partnership: recipients.partnership,
        command_id: commandId,
        event: null,
        recipient,
        actor,
        caused_at: event.recordedAt,
        reminder: false,
      })),
  );
}
