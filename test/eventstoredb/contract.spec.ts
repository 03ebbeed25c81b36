import { describeEventStore } from '../../libs/eventsourcing/testing/store-contract.js';
import { openLoopbackLog } from './loopback-log.js';

describeEventStore('EventStoreDbEventStore on the loopback server', () => openLoopbackLog());
describeEventStore('EventStoreDbEventStore without a prefix', () => openLoopbackLog({ streamPrefix: '' }));
