import { AuditController, ReadsController } from './audit.controller.js';
import { Causes } from './history/causes.js';
import { Dossiers } from './history/dossiers.js';
import { HistoryQuery } from './history/history.query.js';
import { MyDataController } from './my-data/my-data.controller.js';
import { MyDataQuery } from './my-data/my-data.query.js';
import { ReadsQuery } from './reads/reads.query.js';
import { RecordedReads } from './reads/recorded-reads.js';
import { MailReasons } from './why/mails.js';
import { Refusals } from './why/refusals.js';
import { WhyQuery } from './why/why.query.js';

export * from './history/as-of.js';
export * from './history/history.answers.js';
export * from './history/told.js';
export { SealBox } from './seals/seal-box.js';
export { verifySeals, type SealProblem } from './seals/verify-seals.js';
export * from './tokens.js';
export * from './verify.js';
export { replayUnder, type WhatIfReport } from './what-if/replay.js';
export { RecordedReads, type RecordedRead } from './reads/recorded-reads.js';

/** What an HTTP application plugs in; it brings Ledger, the read models, the registrations' queries, EVENT_LOG and KEY_RING. */
export const AUDIT_API = {
  controllers: [MyDataController, AuditController, ReadsController],
  providers: [Dossiers, Causes, HistoryQuery, WhyQuery, Refusals, MailReasons, ReadsQuery, RecordedReads, MyDataQuery],
};
