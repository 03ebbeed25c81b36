import type { QueryResultRow } from 'pg';
import { startMailCatcher, type MailCatcher } from '#platform/mail-transport';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import type { StoreInUse } from './both-stores.js';
import {
  startApi,
  startWorker,
  type ApiProcess,
  type LedgerProcess,
  type WorkerProcess,
} from './ledger-process.js';
import { openHttpApp, type HttpApp } from './http-app.js';

type Environment = Readonly<Record<string, string>>;
/** Leases run out after seconds; the rest is for slow machines. */
const PATIENCE_SECONDS = 120;

/** An app whose work is done by processes of their own: its own engine rests, and the mails are counted where they are taken. */
export class MultiProcess {
  readonly #processes: LedgerProcess[] = [];

  private constructor(
    readonly store: StoreInUse,
    readonly app: HttpApp,
    /** Message-ID → how often it was taken. */
    readonly taken: ReadonlyMap<string, number>,
    private readonly mails: MailCatcher,
  ) {}

  static async open(openStore: () => Promise<StoreInUse>, head: string): Promise<MultiProcess> {
    const store = await openStore();
    const taken = new Map<string, number>();
    const mails = await startMailCatcher({
      port: 0,
      onMail: ({ messageId }) =>
        Promise.resolve(void taken.set(messageId, (taken.get(messageId) ?? 0) + 1)),
    });
    const app = await openHttpApp(head, store.environment);
    await app.scenario.product.engine.stop();
    return new MultiProcess(store, app, taken, mails);
  }

  startWorker(more: Environment = {}): Promise<WorkerProcess> {
    return this.#kept(startWorker({ ...this.#environment(), ...more }));
  }

  startApi(more: Environment = {}): Promise<ApiProcess> {
    return this.#kept(startApi({ ...this.#environment(), ...more }));
  }

  async query<T extends QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> {
    return (await this.app.scenario.product.runtime.pool.query<T>(sql, [...values])).rows;
  }

  /** Who does the work now, if anybody surely does. */
  async owner(): Promise<string | null> {
    const [lease] = await this.query<{ owner: string | null }>(
      `SELECT owner FROM work.leases WHERE name = 'worker' AND until > now()`,
    );
    return lease?.owner ?? null;
  }

  /** Who does the work, once it is one of these. */
  async working(workers: readonly WorkerProcess[]): Promise<WorkerProcess> {
    let found: WorkerProcess | undefined;
    const isFound = async () => {
      const owner = await this.owner();
      return (found = workers.find((worker) => worker.owner === owner)) !== undefined;
    };
    await eventually('a worker takes over', isFound, PATIENCE_SECONDS);
    return found as WorkerProcess;
  }

  /** What a process that was killed or stopped holds is free at once: where ten seconds for the lease are not what is tested. */
  async freeLease({ owner }: WorkerProcess): Promise<void> {
    await this.query(
      `UPDATE work.leases SET until = now() - interval '1 second' WHERE owner = $1`,
      [owner],
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.kill()));
    await this.app.close();
    await this.mails.stop();
    await this.store.close();
  }

  #environment(): Environment {
    const { LEDGER_DATA } = this.app.scenario.product.runtime.config;
    const stores = {
      DATABASE_URL: this.app.databaseUrl,
      LEDGER_DATA,
      SMTP_URL: this.mails.smtpUrl,
      ...this.store.environment,
    };
    return { ...stores, PORT: '0', LOG_LEVEL: 'error' };
  }

  async #kept<T extends LedgerProcess>(starting: Promise<T>): Promise<T> {
    const process = await starting;
    this.#processes.push(process);
    return process;
  }
}
