import { AuditController, ReadsController } from './http/history.controller.js';
import { CausesLoader } from './timeline/causes.loader.js';
import { HistoryLoader } from './timeline/history.loader.js';
import { HistoryQuery } from './timeline/history.query.js';
import { MyDataController } from './my-data/my-data.controller.js';
import { MyDataQuery } from './my-data/my-data.query.js';
import { ReadsQuery } from './reads/reads.query.js';
import { RecordedReads } from './reads/recorded-reads.js';
import { MailReasons } from './why/mail-reasons.js';
import { Refusals } from './why/refusal-reasons.js';
import { WhyQuery } from './why/why.query.js';

/** Controllers and providers of histories. The application provides Ledger, READ_MODELS, the registrations' queries, EVENT_LOG and KEY_RING. */
export const AUDIT_API = {
  controllers: [MyDataController, AuditController, ReadsController],
  providers: [
    HistoryLoader,
    CausesLoader,
    HistoryQuery,
    WhyQuery,
    Refusals,
    MailReasons,
    ReadsQuery,
    RecordedReads,
    MyDataQuery,
  ],
};
