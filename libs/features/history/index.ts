export { HistoryModule } from './history.module.js';
export type { HistoryAnswer } from './http/history.response.js';
export { MessageReadsEraser } from './messages/message-reads.eraser.js';
export { SealStore } from './seals/seal-store.js';
export { verifySeals } from './seals/verify-seals.js';
export { verifyLog } from './verify/verify-log.js';
export { replayUnder, type WhatIfReport } from './what-if/replay-under-policy.js';
export type { WhyAnswer } from './why/why.response.js';
