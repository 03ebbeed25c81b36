import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Pool } from 'pg';
import { PeopleNames } from '#contexts/registrations';
import { erasedSince, erasuresIn, erasureUnderWay, EXPORTS_FOLDER } from '#features/exports';
import {
  forbidden,
  holds,
  neededRoles,
  oversees,
  READ_MODELS,
  type Caller,
} from '#platform/authorization';
import {
  canonicalJson,
  invalid,
  Ledger,
  notAllowed,
  notFound,
  sha256,
  uuid5,
  type EventStore,
  type Json,
  type KeyRing,
} from '#kit/eventsourcing';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamSubjects } from '../streams/stream-subjects.js';
import { HistoryLoader } from '../timeline/history.loader.js';
import { watchingCapacityOn } from '../timeline/history-visibility.js';
import type { EventExportBody } from './event-exports.dto.js';
import { EventScope } from './event-scope.js';
import { eventsFolderOf } from './event-files.eraser.js';
import { writeEvents } from './write-events.js';

export const EVENT_EXPORT = 'event-export';
const CLEAN_UP_MILLISECONDS = 60_000;

/** The outcome of an event export. */
interface FileOutcome {
  readonly outcome: 'file';
  readonly events: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly erasures: { readonly sha256: string };
  readonly roles: string;
}

/** An open file, ready to be sent. */
export interface OpenedEvents {
  readonly stream: Readable;
  readonly length: number;
  readonly filename: string;
}

/** Exports of events in the caller's scope as files of JSON lines, built as jobs (docs/domain.md §§1, 7). */
@Injectable()
export class EventExportsService implements OnApplicationBootstrap {
  readonly #folder: string;

  constructor(
    private readonly jobs: JobsService,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
    private readonly subjects: StreamSubjects,
    private readonly loader: HistoryLoader,
    private readonly names: PeopleNames,
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
    @Inject(EXPORTS_FOLDER) folder: string,
  ) {
    this.#folder = eventsFolderOf(folder);
  }

  async onApplicationBootstrap(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.sweep();
  }

  /** Deletes the files of jobs that expired, were deleted or ended without a file. */
  @Interval('event-export-clean-up', CLEAN_UP_MILLISECONDS)
  async sweep(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const kept = await this.jobs.kept(EVENT_EXPORT, names.map(idIn));
    for (const name of names)
      if (!kept.has(idIn(name))) await rm(join(this.#folder, name), { force: true });
  }

  /** @throws Refusal invalid; forbidden to callers who oversee nothing */
  async start(
    body: EventExportBody,
    { caller, cause }: CommandContext,
    wait: boolean,
  ): Promise<JobAnswer> {
    const { from, to, types, streams } = body;
    if (from !== undefined && to !== undefined && from >= to)
      throw invalid(
        'from',
        'positions_out_of_order',
        'The position in from is not before that in to.',
      );
    if (!oversees(caller))
      throw forbidden(
        'role',
        'You are not permitted to export events: it needs the role of admin, auditor, analyst or platform.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform']),
      );
    const id = uuid5(cause.commandId, EVENT_EXPORT);
    const request = JSON.parse(JSON.stringify({ from, to, types, streams })) as Json;
    return this.jobs.start(
      {
        id,
        requester: caller.person,
        company: caller.company,
        kind: EVENT_EXPORT,
        request,
        total: 1,
        run: async (job) => {
          await this.#write(job, caller, body, request);
          return null;
        },
      },
      wait,
    );
  }

  /**
   * Opens the file for its requester.
   * @throws Refusal not_found; not_allowed while there is no file or after an erasure; forbidden when the roles have changed since
   */
  async open(caller: Caller, id: string): Promise<OpenedEvents> {
    const { kind, status } = await this.jobs.byId(caller.person, id);
    if (kind !== EVENT_EXPORT) throw notFound('export', 'export');
    if (status !== 'done') throw notAllowed(`export_${status}`, `The export is ${status}.`);
    const { items } = await this.jobs.outcomes(caller.person, id, { limit: 1 });
    const made = items[0] as unknown as FileOutcome;
    if (made.roles !== rolesOf(caller))
      throw forbidden(
        'role',
        'Your roles have changed since this file was built. Create a new export.',
        neededRoles(caller, ['admin', 'auditor', 'analyst', 'platform'], 'other_capacity'),
      );
    const isUnderWay = await erasureUnderWay(this.pool, this.ledger.store);
    if (isUnderWay || (await erasuresIn(this.pool)).sha256 !== made.erasures.sha256) {
      await rm(this.#pathOf(id), { force: true });
      throw erasedSince();
    }
    const handle = await open(this.#pathOf(id)).catch(() => undefined);
    if (!handle) throw notFound('export', 'export');
    const { size: length } = await handle.stat();
    return {
      stream: handle.createReadStream(),
      length,
      filename: `events-${id.slice(0, 8)}.jsonl`,
    };
  }

  readonly #pathOf = (id: string): string => join(this.#folder, `${id}.jsonl`);

  async #write(job: RunningJob, caller: Caller, body: EventExportBody, request: Json) {
    const erasures = await erasuresIn(this.pool);
    const to = body.to ?? (await this.log.head());
    const overseer = overseeing(caller);
    const scope = new EventScope(overseer, this.pool, this.log, this.subjects, this.loader);
    const { from = '' } = body;
    const written = await writeEvents({
      log: this.log,
      ring: this.ring,
      names: this.names,
      scope,
      selection: { ...body, to },
      path: this.#pathOf(job.id),
      signal: job.signal,
      onProgress: (position, events) =>
        job.progress(...(progressOf(from, position, to) ?? ([events, events + 1] as const))),
    });
    await this.#record(caller, job.id, request, to, written);
    await job.report({ outcome: 'file', to, ...written, erasures, roles: rolesOf(caller) });
    job.progress(1, 1);
  }

  async #record(
    caller: Caller,
    id: string,
    filters: Json,
    position: string,
    written: { readonly events: number },
  ): Promise<void> {
    const capacity = watchingCapacityOn(caller, null);
    if (capacity === null) return;
    await this.reads.record(caller, {
      ...{ capacity, what: EVENT_EXPORT, subject: id, filters, position },
      rows: written.events,
      answer: JSON.stringify(written),
    });
  }
}

const idIn = (name: string): string => name.slice(0, 36);

/** Positions that were read, and that there are, where they are numbers. */
function progressOf(from: string, position: string, to: string): [number, number] | undefined {
  if (!/^\d{1,15}$|^0\d+$/.test(to)) return undefined;
  const [first, last] = [Number(from), Number(to)];
  return [Math.min(Number(position), last) - first, last - first + 1];
}

/** The roles that a file was built under. */
const rolesOf = ({ roles, company, level }: Caller): string =>
  sha256(canonicalJson({ roles, company, level } as unknown as Json));

/** A coordinator’s registrations are no part of what they oversee. */
const overseeing = (caller: Caller): Caller =>
  holds(caller, 'coordinator')
    ? { ...caller, roles: caller.roles.filter(({ role }) => role !== 'coordinator') }
    : caller;
