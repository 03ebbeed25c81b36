import { rm } from 'node:fs/promises';
import { AtomicFile } from '#features/exports';
import type { Json } from '#kit/eventsourcing';
import type { EventTally } from './event-tally.js';
import { parquetOf } from './parquet-rows.js';
import { ResumableFile, wholeLinesOf } from './resumable-file.js';
import type { EventSink } from './write-events.js';

/**
 * A Parquet file of events. Lines are collected first, so that an interrupted run goes on as one of lines does; the footer of a Parquet
 * file names every row group, so that half of one is of no use (ADR 0049).
 */
export class ParquetFile implements EventSink {
  private constructor(
    private readonly path: string,
    private readonly lines: ResumableFile,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws OtherRequest */
  static async open(path: string, request: Json, signal: AbortSignal): Promise<ParquetFile> {
    return new ParquetFile(path, await ResumableFile.open(linesOf(path), request), signal);
  }

  get tally(): EventTally {
    return this.lines.tally;
  }

  write(chunk: Uint8Array): Promise<void> {
    return this.lines.write(chunk);
  }

  /** Makes the file out of the lines, and deletes them. @throws the signal's reason; then the lines stay */
  async commit(): Promise<{ bytes: number; sha256: string }> {
    const file = await AtomicFile.create(this.path);
    try {
      for await (const bytes of parquetOf(wholeLinesOf(this.lines.part))) {
        this.signal.throwIfAborted();
        await file.write(bytes);
      }
      const written = await file.commit();
      await this.lines.delete();
      return written;
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  /** Keeps the lines, for another run. */
  discard(): Promise<void> {
    return this.lines.discard();
  }

  /** Deletes what a run has left that nobody goes on with. */
  static async clean(path: string): Promise<void> {
    const part = `${linesOf(path)}.part`;
    for (const file of [part, `${part}.request.json`]) await rm(file, { force: true });
  }
}

const linesOf = (path: string): string => `${path}.lines`;
