import { UniqueClaimsEraser } from '#contexts/people';
import type { PersonalDataEraser } from '#features/erasure';
import { ExportFileEraser, ExportSchedulesEraser } from '#features/exports';
import { EventFilesEraser, MessageReadsEraser } from '#features/history';
import { MailEraser } from '#features/notifications';
import { WebhooksEraser } from '#features/webhooks';
import { RememberedAnswersEraser } from '#platform/http';
import { JobsEraser } from '#platform/jobs';
import { exportsFolder } from './config.js';
import type { Runtime } from './runtime.js';

/**
 * Erasers of all personal data outside the log and the read models, in the order in which an erasure runs them. Projections erase their own
 * rows. Links in mails are in no table, and stop working when their person is erased.
 */
export const registeredErasers = ({ pool, config }: Runtime): readonly PersonalDataEraser[] => [
  new MailEraser(pool),
  new RememberedAnswersEraser(pool),
  new JobsEraser(pool),
  new UniqueClaimsEraser(pool),
  new MessageReadsEraser(pool),
  new ExportSchedulesEraser(pool),
  new WebhooksEraser(pool),
  new ExportFileEraser(pool, exportsFolder(config)),
  new EventFilesEraser(exportsFolder(config)),
];
