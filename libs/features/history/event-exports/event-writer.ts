import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { PeopleNames } from '#contexts/registrations';
import { erasuresIn } from '#features/exports';
import {
  AuthorizationContext,
  forbidden,
  holds,
  neededRoles,
  oversees,
  READ_MODELS,
  type Caller,
} from '#platform/authorization';
import {
  BEGINNING,
  canonicalJson,
  invalid,
  Ledger,
  notAllowed,
  sha256,
  type EventStore,
  type Json,
  type KeyRing,
} from '#kit/eventsourcing';
import { EVENT_STORE, KEY_RING } from '#kit/nestjs';
import type { RunningJob } from '#platform/jobs';
import { EventFeed } from '../event-feed/event-feed.js';
import { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamSubjects } from '../streams/stream-subjects.js';
import { watchingCapacityOn } from '../timeline/history-visibility.js';
import type { EventExportBody } from './event-exports.dto.js';
import type { SignedEventManifest } from './event-manifest.js';
import { EventScope } from './event-scope.js';
import type { EventTally } from './event-tally.js';
import { ParquetFile } from './parquet-file.js';
import { ResumableFile } from './resumable-file.js';
import { writeEvents, type EventSink } from './write-events.js';

export const EVENT_EXPORT = 'event-export';

/** Work that can be stopped, and shows how far it is. */
export type Running = Pick<RunningJob, 'signal' | 'progress'>;

/** Writes the events that a caller oversees into files, with a manifest (docs/domain.md §§1, 7). */
@Injectable()
export class EventWriter {
  constructor(
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
    private readonly subjects: StreamSubjects,
    private readonly access: AuthorizationContext,
    private readonly names: PeopleNames,
    private readonly feed: EventFeed,
    private readonly stored: StoredLog,
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(KEY_RING) private readonly ring: KeyRing,
  ) {}

  /** @throws Refusal invalid; forbidden to callers who oversee nothing; not_allowed beyond the read models */
  async refuse(caller: Caller, { from, to }: EventExportBody): Promise<void> {
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
    const reached = await this.feed.reached();
    for (const [field, position] of Object.entries({ from, to })) {
      if (position === undefined) continue;
      if (shapeOf(position) !== shapeOf(reached))
        throw invalid(field, 'position', `Send in ${field} a position that an answer gave.`);
      if (position > reached)
        throw notAllowed(
          'position_ahead',
          `The read models have reached ${reached}, and not the position in ${field} yet.`,
        );
    }
  }

  /** Writes the selected events into a file. @throws the signal's reason */
  async write(
    caller: Caller,
    body: EventExportBody,
    { file, tally }: { readonly file: EventSink; readonly tally: EventTally },
    running: Running,
  ): Promise<SignedEventManifest> {
    const { from = BEGINNING, form = 'opened', format: fileFormat = 'jsonl' } = body;
    const erasures = await erasuresIn(this.pool);
    const to = body.to ?? (await this.feed.reached());
    const log = form === 'sealed' ? this.stored.log : this.log;
    const scope = new EventScope(overseeing(caller), this.pool, log, this.subjects, this.access);
    const written = await writeEvents({
      ...{
        log,
        ring: this.ring,
        names: this.names,
        scope,
        form,
        file,
        tally,
        signal: running.signal,
      },
      selection: { ...body, to },
      onProgress: (position, events) =>
        running.progress(...(progressOf(from, position, to) ?? ([events, events + 1] as const))),
    });
    const madeAt = this.ledger.clock.now();
    return this.stored.seals.certify({
      ...{
        format: 'volunteer-ledger/events/1' as const,
        form,
        fileFormat,
        request: requestOf(body),
        position: to,
      },
      ...{ madeAt, erasures, ...written },
    });
  }

  /**
   * Writes events into a file of the process's own, as a person. What an earlier run has written stays, and the file is complete when it
   * has its name.
   * @throws Refusal as {@link refuse} does; OtherRequest; the signal's reason
   */
  async dump(
    caller: Caller,
    body: EventExportBody,
    path: string,
    running: Running,
  ): Promise<SignedEventManifest> {
    await this.refuse(caller, body);
    const request = requestOf(body);
    const erasures = await erasuresIn(this.pool);
    const about = { request, as: caller.person, roles: rolesOf(caller), erasures: erasures.sha256 };
    const file =
      body.format === 'parquet'
        ? await ParquetFile.open(path, about, running.signal)
        : await ResumableFile.open(path, about);
    const manifest = await this.write(caller, body, { file, tally: file.tally }, running);
    await this.record(caller, caller.person, manifest);
    return manifest;
  }

  /** Records that the caller has got a file. */
  async record(
    caller: Caller,
    id: string,
    { events, position, request: filters, sha256: hash }: SignedEventManifest,
  ): Promise<void> {
    const capacity = watchingCapacityOn(caller, null);
    if (capacity === null) return;
    await this.reads.record(caller, {
      ...{ capacity, what: EVENT_EXPORT, subject: id, filters, position },
      ...{ rows: events, answer: '', sha256: hash },
    });
  }
}

/** The request as the manifest and the record of the read name it. */
export const requestOf = (body: EventExportBody): Json => JSON.parse(JSON.stringify(body)) as Json;

/** Positions of one store are alike but for their digits. */
const shapeOf = (position: string): string => position.replace(/\d/g, '0');

/** Positions that were read, and that there are, where they are numbers. */
function progressOf(from: string, position: string, to: string): [number, number] | undefined {
  if (!/^\d{1,15}$|^0\d+$/.test(to)) return undefined;
  const [first, last] = [Number(from), Number(to)];
  return [Math.min(Number(position), last) - first, last - first + 1];
}

/** The roles that a file was built under. */
export const rolesOf = ({ roles, company, level }: Caller): string =>
  sha256(canonicalJson({ roles, company, level } as unknown as Json));

/** A coordinator’s registrations are no part of what they oversee. */
const overseeing = (caller: Caller): Caller =>
  holds(caller, 'coordinator')
    ? { ...caller, roles: caller.roles.filter(({ role }) => role !== 'coordinator') }
    : caller;
