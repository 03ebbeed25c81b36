import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Pool } from 'pg';
import {
  AtomicFile,
  erasedSince,
  erasuresIn,
  erasureUnderWay,
  EXPORTS_FOLDER,
} from '#features/exports';
import { neededRoles, READ_MODELS, forbidden, type Caller } from '#platform/authorization';
import { Ledger, notAllowed, notFound, uuid5, type Json } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { JobsService, type JobAnswer, type RunningJob } from '#platform/jobs';
import type { EventExportBody } from './event-exports.dto.js';
import { eventsFolderOf } from './event-files.eraser.js';
import type { EventFormat } from './event-lines.js';
import { EventTally } from './event-tally.js';
import { EVENT_EXPORT, EventWriter, requestOf, rolesOf } from './event-writer.js';
import type { SignedEventManifest } from './event-manifest.js';
import { ParquetFile } from './parquet-file.js';

const CLEAN_UP_MILLISECONDS = 60_000;

/** The outcome of an event export. */
interface FileOutcome {
  readonly outcome: 'file';
  readonly events: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly erasures: { readonly sha256: string };
  readonly roles: string;
  readonly manifest?: SignedEventManifest;
}

/** An open file, ready to be sent. */
export interface OpenedEvents {
  readonly stream: Readable;
  readonly length: number;
  readonly filename: string;
  readonly format: EventFormat;
}

/** Exports of events in the caller's scope as files, built as jobs (docs/domain.md §§1, 7). */
@Injectable()
export class EventExportsService implements OnApplicationBootstrap {
  readonly #folder: string;

  constructor(
    private readonly jobs: JobsService,
    private readonly writer: EventWriter,
    private readonly ledger: Ledger,
    @Inject(READ_MODELS) private readonly pool: Pool,
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
    await this.writer.refuse(caller, body);
    const id = uuid5(cause.commandId, EVENT_EXPORT);
    const request = requestOf(body);
    return this.jobs.start(
      {
        id,
        requester: caller.person,
        company: caller.company,
        kind: EVENT_EXPORT,
        request,
        total: 1,
        run: async (job) => {
          await this.#build(job, caller, body);
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
    const { manifest } = await this.#made(caller, id);
    const format = manifest?.fileFormat ?? 'jsonl';
    const handle = await open(this.#pathOf(id, format)).catch(() => undefined);
    if (!handle) throw notFound('export', 'export');
    const { size: length } = await handle.stat();
    return {
      stream: handle.createReadStream(),
      length,
      filename: `events-${id.slice(0, 8)}.${format}`,
      format,
    };
  }

  /** The manifest of a file, for its requester. @throws Refusal as {@link open} does */
  async manifest(caller: Caller, id: string): Promise<SignedEventManifest> {
    const { manifest } = await this.#made(caller, id);
    if (!manifest) throw notFound('export', 'export');
    return manifest;
  }

  /** @throws Refusal as {@link open} does */
  async #made(caller: Caller, id: string): Promise<FileOutcome> {
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
      await rm(this.#pathOf(id, made.manifest?.fileFormat), { force: true });
      throw erasedSince();
    }
    return made;
  }

  readonly #pathOf = (id: string, format: EventFormat = 'jsonl'): string =>
    join(this.#folder, `${id}.${format}`);

  async #write(job: RunningJob, caller: Caller, body: EventExportBody) {
    const path = this.#pathOf(job.id, body.format);
    if (body.format !== 'parquet') {
      const file = await AtomicFile.create(path);
      return this.writer.write(caller, body, { file, tally: new EventTally() }, job);
    }
    await ParquetFile.clean(path);
    const file = await ParquetFile.open(path, { job: job.id }, job.signal);
    try {
      return await this.writer.write(caller, body, { file, tally: file.tally }, job);
    } finally {
      await ParquetFile.clean(path);
    }
  }

  async #build(job: RunningJob, caller: Caller, body: EventExportBody) {
    const manifest = await this.#write(job, caller, body);
    await this.writer.record(caller, job.id, manifest);
    const { position: to, events, bytes, sha256: hash, erasures } = manifest;
    await job.report({
      ...{ outcome: 'file', to, events, bytes, sha256: hash, erasures },
      ...{ roles: rolesOf(caller), manifest: manifest as unknown as Json },
    });
    job.progress(1, 1);
  }
}

const idIn = (name: string): string => name.slice(0, 36);
