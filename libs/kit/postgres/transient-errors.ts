import pg from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

/** Connection lost, resources short, server going down or starting, cancelled, lock or serialisation lost, or only a standby. */
const TRANSIENT = /^(08|53|57P|40)|^(57014|55P03|25006|25P03)$/;
/** What the operating system says of a peer that is away. */
const AWAY =
  /^(ECONN(RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/;
/** What the client says of a connection that broke, was not to be had, or was given up with its process. It has no codes for these. */
const BROKEN =
  /^(Connection terminated|Client (was closed|has encountered a connection error)|timeout (exceeded when trying to connect|expired)|Query read timeout|Cannot use a pool after calling end|Driver not Connected)/;

/** SQLSTATE of what the database answered: the same statement may well succeed later. */
const isTransientCode = (code: string | undefined): boolean => TRANSIENT.test(code ?? '');

/**
 * The one judgement of trouble that passes: a session that the database ended, a connection that broke or could not be had, a database
 * that is full, restarts or gave way to another transaction. Whether a change was committed is then unknown; asking again tells.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isTransient(error.driverError);
  if (error instanceof pg.DatabaseError) return isTransientCode(error.code);
  if (error instanceof QueryRunnerAlreadyReleasedError) return true; // its connection broke before it was used
  if (error instanceof AggregateError) return error.errors.some(isTransient); // every address of a host was tried
  if (!(error instanceof Error)) return false;
  return AWAY.test((error as NodeJS.ErrnoException).code ?? '') || BROKEN.test(error.message);
}

/** The same where only a connection can be at fault: every error of another kind passes but a mistake of ours. */
export function isTransientOfConnection(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return isTransientCode(error.code);
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError);
}
