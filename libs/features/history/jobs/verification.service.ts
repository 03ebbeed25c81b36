import { Injectable } from '@nestjs/common';
import { RegistrationQuery } from '#contexts/registrations';
import { isPlatform, type Caller, forbidden, neededRoles } from '#platform/authorization';
import { Ledger, notAllowed, notFound, uuid5, type Json } from '#kit/eventsourcing';
import type { CommandContext, Locale } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { VerificationBody } from '../http/dto/history-jobs.dto.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { verifySeals } from '../seals/verify-seals.js';
import { platformCapacity, type WatchingCapacity } from '../timeline/history-visibility.js';
import { HistoryLoader } from '../timeline/history.loader.js';
import { verifyLog, type Verification } from '../verify/verify-log.js';
import { verifyStream } from '../verify/verify-stream.js';
import { StoredLog } from './stored-log.js';
import type { EndedVerification, VerificationOutcome } from './verification-report.js';

/** Events per read. A read is checked in one go, so that it must not hold the process. */
const WINDOW = 200;
const VERIFICATION = 'verification';
/** Outcomes of a report that are read at a time. */
const OUTCOMES_AT_ONCE = 200;
/** Events per outcome of a job that verifies the log. */
const EVENTS_PER_OUTCOME = 10_000;

/** Verifies the log, its seals or one registration as a job (docs/domain.md §8). */
@Injectable()
export class VerificationService {
  constructor(
    private readonly jobs: JobsService,
    private readonly stored: StoredLog,
    private readonly loader: HistoryLoader,
    private readonly registrations: RegistrationQuery,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Starts a job. A registration is verified for everybody who may read its history; the log and its seals for the platform team and the
   * auditors of the platform.
   * @throws Refusal not_found, forbidden
   */
  async start(body: VerificationBody, context: CommandContext, wait: boolean): Promise<JobAnswer> {
    const { caller, cause } = context;
    const { what, registration = null } = body;
    if (registration !== null)
      await this.registrations.one(caller, registration, this.ledger.clock.now());
    else refuseUnlessPlatform(caller);
    const last = what === 'log' ? await this.stored.lastAssigned() : undefined;
    const total = Math.floor(Number(last ?? 0) / EVENTS_PER_OUTCOME) + 1;
    const id = uuid5(cause.commandId, 'verification');
    return this.jobs.start(
      {
        id,
        requester: caller.person,
        company: caller.company,
        kind: VERIFICATION,
        request: { what, registration },
        total,
        run: async (job) => {
          const result = await this.#run[what](job, registration ?? '');
          job.signal.throwIfAborted();
          await job.report({ outcome: result.problems === 0 ? 'intact' : 'modified', ...result });
          await this.#record(caller, body, id, result);
          return null;
        },
      },
      wait,
    );
  }

  /**
   * The outcomes of an own verification that has ended, a part at a time.
   * @throws Refusal not_found; not_allowed while it is under way, or when it ended without a result
   */
  async ended(caller: Caller, id: string, locale: Locale): Promise<EndedVerification> {
    const { kind, status, request, requestedAt } = await this.jobs.byId(caller.person, id);
    if (kind !== VERIFICATION) throw notFound('verification', 'job');
    if (status !== 'done')
      throw notAllowed(
        'verification_not_done',
        `The verification is ${status}. There is a report when it is done.`,
      );
    const { what, registration } = request as Pick<EndedVerification, 'what' | 'registration'>;
    const page = (after: string | undefined) =>
      this.jobs.outcomes(caller.person, id, {
        limit: OUTCOMES_AT_ONCE,
        ...(after ? { after } : {}),
      });
    async function* outcomes(): AsyncGenerator<readonly VerificationOutcome[]> {
      for (let after: string | undefined; ;) {
        const { items, next } = await page(after);
        yield items;
        if (next === null) return;
        after = next;
      }
    }
    return { what, registration, requestedAt, locale, outcomes };
  }

  readonly #run: Readonly<
    Record<
      VerificationBody['what'],
      (job: RunningJob, registration: string) => Promise<VerificationResult>
    >
  > = {
    log: async (job) => {
      const { log, dense } = this.stored;
      const last = await this.stored.lastAssigned();
      const progress = new Progress(job);
      const found = await verifyLog(log, {
        dense,
        windowSize: WINDOW,
        signal: job.signal,
        onProgress: (reached) => progress.take(reached),
        ...(last === undefined ? {} : { last }),
      });
      return reportProblems(job, found);
    },
    seals: async (job) => {
      const { seals, problems } = await verifySeals(
        this.stored.log,
        this.stored.seals,
        job.signal,
        (done, total) => job.progress(done, total),
      );
      for (const problem of problems) await job.report({ outcome: 'problem', ...problem });
      return { events: 0, seals, problems: problems.length };
    },
    registration: async (job, registration) => {
      const found = await verifyStream(this.stored, `registration-${registration}`);
      const { events, seal, sealed } = found;
      for (const problem of found.problems) await job.report({ outcome: 'problem', ...problem });
      return { events, seal, sealed, problems: found.problems.length };
    },
  };

  async #record(
    caller: Caller,
    body: VerificationBody,
    job: string,
    result: VerificationResult,
  ): Promise<void> {
    const capacity = await this.#capacity(caller, body);
    if (capacity === null) return;
    await this.reads.record(caller, {
      capacity,
      what: 'verification',
      subject: body.registration ?? job,
      filters: { ...body },
      position: await this.stored.log.head(),
      rows: result.events,
      answer: JSON.stringify(result),
    });
  }

  async #capacity(
    caller: Caller,
    { registration }: VerificationBody,
  ): Promise<WatchingCapacity | null> {
    if (registration === undefined) return platformCapacity(caller);
    return (await this.loader.open(caller, registration)).watchingAs;
  }
}

/** The last outcome of a verification. */
interface VerificationResult {
  readonly events: number;
  readonly problems: number;
  readonly [more: string]: Json;
}

/** Reports an outcome for every so many events. */
class Progress {
  #reported = 0;
  constructor(private readonly job: RunningJob) {}

  async take({ events, position }: { readonly events: number; readonly position: string }) {
    if (events - this.#reported < EVENTS_PER_OUTCOME) return;
    this.#reported = events;
    await this.job.report({ outcome: 'read', events, position });
  }
}

async function reportProblems(
  job: RunningJob,
  { events, streams, problems, omitted }: Verification,
): Promise<VerificationResult> {
  for (const problem of problems) await job.report({ outcome: 'problem', ...problem });
  return { events, streams, problems: problems.length + omitted, omitted };
}

/** The log has the events of all companies. */
function refuseUnlessPlatform(caller: Caller): void {
  const capacity = platformCapacity(caller);
  if (isPlatform(caller) || capacity === 'auditor') return;
  throw forbidden(
    'role',
    'You are not permitted to verify the whole log: it needs the role platform, or that of an auditor of the platform. Name a registration to verify it alone.',
    neededRoles(caller, ['platform', 'auditor'], 'of_a_company'),
  );
}
