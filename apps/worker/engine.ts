import { setTimeout as delay } from 'node:timers/promises';
import type { Instant, SettableClock } from '#kit/eventsourcing';
import { SlotCapacityService } from '#contexts/initiatives';
import {
  ExportFilesRepository,
  ExportRunner,
  scheduledExportMails,
  ScheduledExports,
} from '#features/exports';
import {
  ConsoleLinks,
  invitationMails,
  LinkGenerator,
  Outbox,
  PartnershipMailWriter,
  RegistrationMailWriter,
  type MailSettings,
} from '#features/notifications';
import { createEventFeed, RecordedReads } from '#features/history';
import { WebhookDeliveries, webhookPausedMails, WebhookSender } from '#features/webhooks';
import type { Mailer } from '#platform/mail-transport';
import {
  Lease,
  LEASE_SECONDS,
  NotOwner,
  type Projector,
  Rebuild,
  type RebuildResult,
} from '#kit/postgres';
import { Deadlines } from '#features/process-managers';
import { consoleUrlOf, exportsFolder, publicUrlOf, webhookAddresses } from '../runtime/config.js';
import { rebuildOptions } from '../runtime/rebuild-options.js';
import type { Runtime } from '../runtime/runtime.js';
import { storedLogOf } from '../runtime/stored-log.js';
import { isTransient } from '../runtime/transient-errors.js';
import { DailySeal } from './daily-seal.js';
import { follow } from './following.js';
import { applyRetention } from './retention.js';
import { createSubscriptions, type Subscriptions } from '../runtime/subscriptions.js';

const IDLE_MILLISECONDS = 50;
/** Pause of a process that stands by, or in which a cycle failed. */
const STAND_BY_MILLISECONDS = 1_000;
/** How long settling waits for another process that was killed or is stopping. */
const PATIENCE_MILLISECONDS = 2_000 * LEASE_SECONDS;

/** Background worker: runs projections, process managers and deadlines, and sends mail. One process works at a time; others stand by. */
export class Engine {
  readonly projector: Projector;
  readonly deadlines: Deadlines;
  readonly outbox: Outbox;
  readonly scheduledExports: ScheduledExports;
  readonly webhooks: WebhookDeliveries;
  readonly #seal: DailySeal;
  readonly #readers: Subscriptions;
  readonly #lease: Lease;
  readonly #wakes = new Set<() => void>();
  #running: Promise<unknown> | undefined;
  #stopping = false;
  #ticking = false;
  #exclusiveWork: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runtime: Runtime,
    mailer: Mailer,
    /** Called with the error of a cycle that failed; the engine goes on. */
    private readonly report: (error: unknown) => void,
    /** Base URL of the links in mails. */
    publicUrl: () => string = () => publicUrlOf(runtime.config),
  ) {
    const { pool, store, ring, ledger, clock, owner } = runtime;
    const places = new SlotCapacityService(ledger);
    this.#lease = new Lease(pool, 'worker', owner, runtime.config.WORKER_LEASE_SECONDS);
    this.#readers = createSubscriptions(runtime, places, this.#lease);
    this.projector = this.#readers.projector;
    if (runtime.tracing) this.projector.projected = runtime.tracing.projected.bind(runtime.tracing);
    this.deadlines = new Deadlines(pool, ledger, clock, places);
    const settings: MailSettings = {
      from: runtime.config.MAIL_FROM,
      support: runtime.config.SUPPORT_ADDRESS,
      domain: 'volunteer-ledger.invalid',
      console: new ConsoleLinks(() => consoleUrlOf(runtime.config, publicUrl())),
    };
    const links = new LinkGenerator(runtime.links, clock, publicUrl);
    const writers = {
      registration: new RegistrationMailWriter(pool, store, ring, links, settings),
      partnership: new PartnershipMailWriter(pool, store, ring, settings),
      invitation: invitationMails(pool, ledger, links, settings),
      scheduledExport: scheduledExportMails(pool, settings),
      webhook: webhookPausedMails(pool, settings),
    };
    this.outbox = new Outbox(pool, mailer, writers, isTransient);
    this.#seal = new DailySeal(runtime);
    const files = new ExportFilesRepository(pool);
    const folder = exportsFolder(runtime.config);
    const runner = new ExportRunner(pool, folder, ledger, files, runtime.seals, {
      is: isTransient,
    });
    this.scheduledExports = new ScheduledExports({ pool, clock, files, runner });
    this.webhooks = new WebhookDeliveries({
      ...{ pool, clock, report },
      feed: createEventFeed({ pool, store, ring, ledger, stored: storedLogOf(runtime) }),
      reads: new RecordedReads(pool, ledger),
      secrets: runtime.webhookSecrets,
      sender: new WebhookSender(webhookAddresses(runtime.config)),
      observe: (outcome, milliseconds) => runtime.metrics.webhook(outcome, milliseconds / 1_000),
    });
  }

  start(): void {
    this.#lease.keep();
    this.#running ??= Promise.all([
      this.#run(() => this.#exclusive(() => this.runtime.cycles.watch(() => this.#follow()))),
      this.#run(() => this.#send()),
      this.#run(() => this.#deliver()),
    ]);
  }

  /** Reads the log now rather than at the next poll, as something was appended. */
  nudge(): void {
    for (const wake of this.#wakes) wake();
  }

  /** Finishes what is in flight and gives the lease back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.nudge();
    await this.#running;
    await this.#exclusiveWork;
    await this.#seal.ended();
    await this.scheduledExports.stop();
    await this.webhooks.stop();
    await this.#lease.release();
  }

  /**
   * Runs until nothing is left to do: projections, process managers, deadlines and mails.
   * @param deadlines false leaves what is due alone, for a log whose later events are still to be appended
   * @throws Error while another process works
   */
  async settle({ deadlines = true } = {}): Promise<void> {
    const until = performance.now() + PATIENCE_MILLISECONDS;
    while (!(await this.#owns())) {
      if (performance.now() > until) throw new Error('Another process works on this database.');
      await delay(IDLE_MILLISECONDS);
    }
    for (;;) {
      try {
        if (await this.#exclusive(() => this.#follow())) continue;
        if (!(await this.#exclusive(() => this.#settleOthers(deadlines)))) return;
      } catch (error) {
        // another process, or a rebuild, has moved a checkpoint: look again from there
        if (!(error instanceof NotOwner)) throw error;
      }
    }
  }

  /** Moves a clock that can be moved, from one due instant to the next, as if no time had been missed. */
  async advance(clock: SettableClock, to: Instant): Promise<void> {
    await this.settle();
    for (;;) {
      const next = await this.#nextDue(clock.now());
      if (next === null || next > to) break;
      await this.#moveTo(clock, next);
    }
    await this.#moveTo(clock, to);
  }

  async #moveTo(clock: SettableClock, instant: Instant): Promise<void> {
    clock.moveTo(instant);
    if ((await this.#exclusive(() => this.deadlines.tick())) > 0) await this.settle();
    await this.#runScheduledExports();
    await this.#settleDeliveries();
  }

  /** The next instant after `now` at which a deadline, a scheduled export or a delivery is due. */
  async #nextDue(now: Instant): Promise<Instant | null> {
    const due = await Promise.all(
      [this.deadlines, this.scheduledExports, this.webhooks].map((work) => work.next(now)),
    );
    return due.filter((at) => at !== null).sort()[0] ?? null;
  }

  /** Makes the exports that are due, and sends their mails. */
  async #runScheduledExports(): Promise<void> {
    await this.scheduledExports.settle();
    while ((await this.outbox.step()) > 0);
  }

  /** Delivers events to webhooks, and sends the mails of those that were paused. */
  async #settleDeliveries(): Promise<void> {
    await this.webhooks.settle();
    while ((await this.outbox.step()) > 0);
  }

  /** Rebuilds every read model from the log beside those in use, then replaces them. Sends nothing. */
  rebuild(): Promise<RebuildResult> {
    return new Rebuild(rebuildOptions(this.runtime)).run();
  }

  /** Handles the deadlines that are due, and lets the readers of the log have their turn in between. Called by the scheduler. */
  async tick(): Promise<void> {
    if (this.#ticking || !this.#mayWork) return;
    this.#ticking = true;
    const turn = (work: () => Promise<number>): Promise<number> =>
      this.#exclusive(async () => (this.#mayWork ? work() : 0));
    await this.deadlines.tick(turn).catch(this.report);
    this.#ticking = false;
  }

  /** Takes the next steps of scheduled exports. Called by the scheduler. */
  async exportScheduled(): Promise<void> {
    if (!this.#lease.held || this.#stopping) return;
    await this.scheduledExports.tick().catch(this.report);
  }

  /** Seals the log unless it was sealed today. Called by the scheduler. */
  async sealDaily(): Promise<void> {
    if (!this.#mayWork) return;
    await this.#seal.run().catch(this.report);
  }

  /** Deletes the rows whose term has passed. Called by the scheduler. */
  async deleteExpired(): Promise<void> {
    if (!this.#mayWork) return;
    await applyRetention(this.runtime).catch(this.report);
  }

  /** Repeats `work`, which returns whether there was any, until the engine stops. */
  async #run(work: () => Promise<boolean>): Promise<void> {
    while (!this.#stopping) {
      try {
        if (!(await work()))
          await this.#idle(this.#lease.held ? IDLE_MILLISECONDS : STAND_BY_MILLISECONDS);
      } catch (error) {
        if (!(error instanceof NotOwner)) this.report(error);
        await this.#idle(STAND_BY_MILLISECONDS);
      }
    }
  }

  /** Runs beside the other work: a slow or silent mail server delays only mails. */
  async #send(): Promise<boolean> {
    return this.#lease.held && (await this.outbox.step()) > 0;
  }

  /** Begins to deliver to webhooks; a slow or silent address delays only its own events. */
  async #deliver(): Promise<boolean> {
    return this.#lease.held && (await this.webhooks.step()) > 0;
  }

  async #idle(milliseconds: number): Promise<void> {
    if (this.#stopping) return;
    const timer = new AbortController();
    const wake = () => timer.abort();
    this.#wakes.add(wake);
    await delay(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
    this.#wakes.delete(wake);
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#exclusiveWork.then(work);
    this.#exclusiveWork = mine.catch(() => undefined);
    return mine;
  }

  get #mayWork(): boolean {
    return this.#lease.held && !this.#stopping;
  }

  #owns(): Promise<boolean> {
    return this.#lease.held ? Promise.resolve(true) : this.#lease.take();
  }

  /** Advances every subscription by one page. @returns whether there was a page for any of them */
  async #follow(): Promise<boolean> {
    return (await this.#owns()) && follow(this.#readers);
  }

  /**
   * Handles what is due and sends every mail; while the engine runs, these have schedules of their own.
   * @returns whether anything was due, which may have appended events
   */
  async #settleOthers(deadlines: boolean): Promise<boolean> {
    if (!(await this.#owns())) return true;
    const due = deadlines ? await this.deadlines.tick() : 0;
    if (deadlines) await this.scheduledExports.settle();
    while ((await this.outbox.step()) > 0);
    if (due === 0 && deadlines) await this.#settleDeliveries();
    return due > 0;
  }
}
