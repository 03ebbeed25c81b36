import { Inject, Injectable } from '@nestjs/common';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Pool } from 'pg';
import { READ_MODELS, type Caller, forbidden, neededRoles } from '#platform/authorization';
import { Ledger, notAllowed, notFound } from '#kit/eventsourcing';
import { erasedSince } from './erased-since.js';
import { erasuresIn, erasureUnderWay, type ExportManifest } from './build-export.js';
import { DEFINITIONS } from './definitions/index.js';
import type { ExportRequest } from './export-request.js';
import { contactScope, exportRight, scopeOf, type ExportScope } from './export-access.js';
import { ExportFilesRepository, type ExportFile } from './export-files.repository.js';
import { ExportRunner } from './export-runner.js';
import type { ExportAnswer } from './http/export.response.js';

/** An open file, ready to be sent. */
export interface OpenedFile {
  readonly stream: Readable;
  /** In bytes. */
  readonly length: number;
  readonly filename: string;
  readonly format: ExportRequest['format'];
}

const REACHED =
  'SELECT coalesce(bool_and(ancestors && $2::uuid[]), true) AS reached FROM read.levels WHERE id = ANY($1::uuid[])';

/** Exports for their requesters. For any other caller, an export is not found. */
@Injectable()
export class ExportsService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly files: ExportFilesRepository,
    private readonly runner: ExportRunner,
  ) {}

  async start(caller: Caller, request: ExportRequest, capacity?: string): Promise<ExportAnswer> {
    const { id } = await this.runner.start(caller, request, capacity);
    return this.byId(caller, id);
  }

  /** Waits until the file is finished. @throws Refusal not_allowed when the export failed or was cancelled */
  async build(caller: Caller, request: ExportRequest, capacity?: string): Promise<ExportAnswer> {
    const { id, ended } = await this.runner.start(caller, request, capacity);
    await ended;
    const { status, problem } = await this.#find(caller, id);
    if (status !== 'done')
      throw notAllowed(problem?.rule ?? status, problem?.detail ?? `The export is ${status}.`);
    return this.byId(caller, id);
  }

  async list(caller: Caller): Promise<ExportAnswer[]> {
    return (await this.files.list(caller.person, this.ledger.clock.now())).map(answerOf);
  }

  async byId(caller: Caller, id: string): Promise<ExportAnswer> {
    return answerOf(await this.#find(caller, id));
  }

  /** Cancels a running export, or deletes a finished one with its file. */
  async cancel(caller: Caller, id: string): Promise<void> {
    const { status } = await this.#find(caller, id);
    if (status === 'waiting' || status === 'running') return this.runner.cancel(id);
    await this.files.remove(id);
    await this.runner.sweep();
  }

  async manifest(caller: Caller, id: string): Promise<ExportManifest> {
    const { manifest, status } = await this.#find(caller, id);
    if (manifest === null) throw notAllowed(`export_${status}`, `The export is ${status}.`);
    return manifest;
  }

  /**
   * Opens the file for its requester.
   * @throws Refusal forbidden when the caller may no longer export all of the content; not_allowed when the file is not finished, or was
   *   withdrawn after an erasure
   */
  async open(caller: Caller, id: string): Promise<OpenedFile> {
    const file = await this.#find(caller, id);
    await this.#refuseOutOfScope(caller, file.manifest);
    if (file.path === null || file.manifest === null)
      throw notAllowed(`export_${file.status}`, `The export is ${file.status}.`);
    await this.#refuseIfErasedSince(file.manifest);
    const handle = await open(file.path).catch(() => undefined);
    if (!handle) throw notFound('export');
    const { size: length } = await handle.stat();
    return {
      stream: handle.createReadStream(),
      length,
      filename: filenameOf(file.manifest),
      format: file.manifest.request.format,
    };
  }

  /** The caller's current roles must cover the whole file, even if it was built under earlier roles (docs/domain.md §1). */
  async #refuseOutOfScope(caller: Caller, manifest: ExportManifest | null): Promise<void> {
    const right = exportRight(caller);
    const today = scopeOf(right);
    if (manifest === null) return;
    const { scope, contacts } = manifest;
    if (
      !(await this.#covers(today, scope)) ||
      !scope.nonprofits.every((id) => today.everything || today.nonprofits.includes(id)) ||
      (contacts && !(await this.#covers(contactScope(right), contacts)))
    )
      throw forbidden(
        'role',
        'Your roles no longer cover all data in this file. Create a new export.',
        neededRoles(caller, [right.capacity]),
      );
  }

  async #covers(
    today: Pick<ExportScope, 'everything' | 'levels'>,
    then: Pick<ExportScope, 'everything' | 'levels'>,
  ): Promise<boolean> {
    if (today.everything) return true;
    if (then.everything) return false;
    const { rows } = await this.pool.query<{ reached: boolean }>(REACHED, [
      then.levels,
      today.levels,
    ]);
    return rows[0]?.reached ?? false;
  }

  /** A file contains names, so a file built before an erasure is deleted and no longer served (docs/domain.md §8). */
  async #refuseIfErasedSince({ erasures }: ExportManifest): Promise<void> {
    // In this order: an erasure that the read models take meanwhile is seen by the second look.
    const isUnderWay = await erasureUnderWay(this.pool, this.ledger.store);
    if (!isUnderWay && (await erasuresIn(this.pool)).sha256 === erasures.sha256) return;
    await this.runner.sweep();
    throw erasedSince();
  }

  async #find(caller: Caller, id: string): Promise<ExportFile> {
    const file = await this.files.find(id, caller.person, this.ledger.clock.now());
    if (!file) throw notFound('export');
    return file;
  }
}

function answerOf(file: ExportFile): ExportAnswer {
  const { id, request, status, manifest, problem } = file;
  return {
    id,
    name: request.name,
    status,
    progress: { done: file.progress, total: file.total, rows: file.rows },
    request,
    requestedAt: file.requested_at,
    expiresAt: file.expires_at,
    ...(status === 'done' ? { file: `/exports/${id}/file` } : {}),
    ...(manifest ? { manifest } : {}),
    ...(problem ? { problem } : {}),
  };
}

const CHANGES = { en: '-changes', fr: '-evolutions' } as const;

/** Name of the export and its instant: `participation-dates-follow-up-2026-02-03T1405Z.csv`. */
function filenameOf({
  export: name,
  instant,
  request: { locale, format },
  compared,
}: ExportManifest): string {
  return `${DEFINITIONS[name].file[locale]}${compared ? CHANGES[locale] : ''}-${instant.slice(0, 16).replace(':', '')}Z.${format}`;
}
