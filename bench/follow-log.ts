import 'reflect-metadata';
import { SlotCapacityService } from '#contexts/initiatives';
import { Lease } from '#kit/postgres';
import { readConfig } from '../apps/runtime/config.js';
import { createRuntime } from '../apps/runtime/runtime.js';
import { createSubscriptions } from '../apps/runtime/subscriptions.js';
import { follow } from '../apps/worker/following.js';
import { serverTime } from './harness/processor-time.js';
import { connect } from './harness/server.js';

/** What following a log took. Times in microseconds. */
export interface Followed {
  readonly events: number;
  readonly seconds: number;
  readonly node: number;
  readonly postgres: number;
}

const TABLES = `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables FROM pg_tables WHERE schemaname = 'read'`;

/** Argument: connection string of the owner of a database with a log. Follows it from its beginning, as the only worker. */
const [url = ''] = process.argv.slice(2);
const owner = await connect(url);
const { rows } = await owner.query<{ tables: string }>(TABLES);
await owner.query(`TRUNCATE ${rows[0]?.tables}, work.outbox, work.checkpoints, work.parked`);
await owner.query('CHECKPOINT');
const runtime = await createRuntime(readConfig({ ...process.env, DATABASE_URL: url }), url);
const lease = new Lease(runtime.pool, 'worker', runtime.owner);
await lease.take();
lease.keep();
const readers = createSubscriptions(runtime, new SlotCapacityService(runtime.ledger), lease);
const [begun, node, postgres] = [performance.now(), process.cpuUsage(), await serverTime(owner)];
while (await follow(readers));
const used = process.cpuUsage(node);
const followed: Followed = {
  events: Number(readers.projector.checkpoint.position),
  seconds: (performance.now() - begun) / 1_000,
  node: used.user + used.system,
  postgres: (await serverTime(owner)) - postgres,
};
process.send?.(followed);
await lease.release();
await runtime.close();
await owner.end();
process.disconnect();
