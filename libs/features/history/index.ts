export { createEventFeed } from './event-feed/create-event-feed.js';
export { EventFeed, type EventSelection, type FeedPage } from './event-feed/event-feed.js';
export { EventsQuery, FollowEventsQuery } from './event-feed/event-feed.dto.js';
export { CloudEventView } from './event-feed/cloud-event.response.js';
export {
  EVENT_TYPES,
  STREAM_NAME,
  type EventExportBody,
} from './event-exports/event-exports.dto.js';
export { EventWriter } from './event-exports/event-writer.js';
export { EventFilesEraser } from './event-exports/event-files.eraser.js';
export { HistoryModule } from './history.module.js';
export type { Difference } from './http/difference.response.js';
export type { HistoryAnswer } from './http/history.response.js';
export type { StreamHistory } from './http/stream-history.response.js';
export type { ReadItem } from './reads/reads.query.js';
export { RecordedReads } from './reads/recorded-reads.js';
export { watchingCapacityOn } from './timeline/history-visibility.js';
export { StoredLog } from './jobs/stored-log.js';
export { PageTokens } from './pages/page-tokens.js';
export { MessageReadsEraser } from './messages/message-reads.eraser.js';
export { hashOf } from './seals/seal.js';
export type { SealContent } from './seals/seal.types.js';
export { leafText, SealedTree } from './seals/sealed-tree.js';
export { statementOf } from './seals/seal-statement.js';
export { SealSigner } from './seals/seal-signer.js';
export { SealStore } from './seals/seal-store.js';
export { verifySeals } from './seals/verify-seals.js';
export { verifyLog } from './verify/verify-log.js';
export { replayUnder, type WhatIfReport } from './what-if/replay-under-policy.js';
export { PARTNERSHIP_MAILS, PERSON_MAILS, REGISTRATION_MAILS } from './why/mail-kinds.js';
export type { StreamWhyAnswer, WhyAnswer } from './why/why.response.js';
