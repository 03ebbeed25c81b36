import pg from 'pg';
import { isStoreOutage, redact, type StoredEvent } from '#kit/eventsourcing';
import { isAboutContent } from '../../event-store/append-session.js';
import { isTransient } from '../../transient-errors.js';
import { NotOwner } from '../lease.js';

/** What identifies an event for an operator. */
export type Named = Pick<StoredEvent, 'id' | 'type' | 'stream' | 'revision' | 'position'>;

/** A reader of the log cannot project or handle an event, however often it tries. */
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
    this.name = 'ProjectionError';
  }

  /** The cause without personal data, because it is stored. */
  get problem(): string {
    return problemOf(this.cause);
  }
}

/** The message of an error without personal data. */
export function problemOf(error: unknown): string {
  const text = redact(error instanceof Error ? error.message : String(error));
  if (!(error instanceof pg.DatabaseError)) return text;
  const { code } = error;
  const place = [error.schema, error.table, error.column ?? error.constraint]
    .filter((name) => name !== undefined)
    .join('.');
  return `${text} (${[code, place].filter(Boolean).join(', ')})`;
}

const RETRYABLE: readonly (new (...of: never[]) => Error)[] = [NotOwner, AggregateError];
/** A set that holds a row twice. */
const TWICE = '21000';

/**
 * Whether another attempt may succeed: the store was not reached, a lease or a lock was lost, the disk was full, the database has another
 * version. Every other error is about the event.
 */
export function isRetryable(error: unknown): boolean {
  if (isStoreOutage(error) || RETRYABLE.some((kind) => error instanceof kind)) return true;
  if (error instanceof pg.DatabaseError) return error.code !== TWICE && !isAboutContent(error);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return syscall !== undefined || /^E[A-Z]+$/.test(String(code)) || isTransient(error);
}
