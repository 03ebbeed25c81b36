export { inLockedTransaction, inTransaction } from './in-transaction.js';
