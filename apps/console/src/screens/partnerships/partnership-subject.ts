import type { Schemas } from '../../api/client.js';
import type { Subject } from '../../commands/subject.js';

type PartnershipLike = Pick<Schemas['PartnershipListItem'], 'id' | 'revision' | 'company'>;

/** What commands on a partnership can name. */
export const partnershipSubject = ({ id, revision, company }: PartnershipLike): Subject => ({
  id,
  revision,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  company: company.id,
});

/** What one does with a partnership; proposing and mandates have their own places. */
export const PARTNERSHIP_COMMANDS = [
  'ValidatePartnership',
  'DeclinePartnership',
  'CancelPartnership',
  'MovePartnership',
] as const;
