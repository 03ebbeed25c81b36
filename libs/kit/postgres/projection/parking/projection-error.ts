import pg from 'pg';
import { redact, StoreOverloaded, StoreUnavailable, type StoredEvent } from '#kit/eventsourcing';
import { isAboutContent } from '../../event-store/append-session.js';
import { isTransient } from '../../transient-errors.js';
import { NotOwner } from '../lease.js';

/** Which event it is, for people to find it. */
export type Named = Pick<StoredEvent, 'id' | 'type' | 'stream' | 'revision' | 'position'>;

/** A reader of the log cannot take an event in, however often it tries. */
export class ProjectionError extends Error {
  constructor(
    readonly event: Named,
    reader: string,
    cause: unknown,
  ) {
    const { id, type, stream, revision } = event;
    super(
      `${reader} cannot take in event ${id} (${type}, revision ${revision} of ${stream}): ${problemOf(cause)}`,
      { cause },
    );
    this.name = 'NotTakenIn';
  }

  /** It is kept longer than what people wrote may be. */
  get problem(): string {
    return problemOf(this.cause);
  }
}

/** What went wrong, without anything that people wrote. */
export function problemOf(error: unknown): string {
  const text = redact(error instanceof Error ? error.message : String(error));
  if (!(error instanceof pg.DatabaseError)) return text;
  const { code } = error;
  const place = [error.schema, error.table, error.column ?? error.constraint]
    .filter((name) => name !== undefined)
    .join('.');
  return `${text} (${[code, place].filter(Boolean).join(', ')})`;
}

const PASSING: readonly (new (...of: never[]) => Error)[] = [
  NotOwner,
  StoreUnavailable,
  StoreOverloaded,
  AggregateError,
];
/** A set that holds a row twice. */
const TWICE = '21000';

/**
 * Another attempt may go better: a store that was not reached, a place that was lost to another process, a lock, a full disk, a database
 * of another version. Everything else is about the event.
 */
export function isRetryable(error: unknown): boolean {
  if (PASSING.some((kind) => error instanceof kind)) return true;
  if (error instanceof pg.DatabaseError) return error.code !== TWICE && !isAboutContent(error);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return syscall !== undefined || /^E[A-Z]+$/.test(String(code)) || isTransient(error);
}
