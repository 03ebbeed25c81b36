import { describeEventStore } from '../../../libs/kit/eventsourcing/testing/event-store-contract.js';
import { openLoopbackLog } from '../../support/eventstoredb/loopback-log.js';

describeEventStore('EventStoreDbEventStore on the loopback server', () => openLoopbackLog());
describeEventStore('EventStoreDbEventStore without a prefix', () =>
  openLoopbackLog({ streamPrefix: '' }),
);
