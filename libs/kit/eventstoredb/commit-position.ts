import { START, type Position as ServerPosition, type ReadPosition } from '@eventstore/db-client';
import { BEGINNING, type Position } from '#kit/eventsourcing';

/** Enough for every 63-bit number; text order is then the order of the log: by commit, then by prepare. */
const DIGITS = 19;
const FORM = /^(\d{19})\.(\d{19})$/;
/** The server writes 2^64 - 1 where it knows no position. */
const HIGHEST = 2n ** 63n - 1n;

/** Whether the server gave a position. */
export const isKnown = (position: ServerPosition | undefined): position is ServerPosition =>
  position !== undefined && position.commit <= HIGHEST;

/**
 * The position of a record, commit and prepare both.
 * @throws TypeError where the server gave none: streams are read with positions from version 22.10 on
 */
export function toPosition(position: ServerPosition | undefined): Position {
  if (!isKnown(position))
    throw new TypeError(
      'The event store gave an event without its position. It has to be of version 22.10 or later.',
    );
  return `${digits(position.commit)}.${digits(position.prepare)}`;
}

/** Where the server is to start. @throws RangeError for what never was a position of this log */
export function toServer(position: Position): ReadPosition {
  if (position === BEGINNING) return START;
  const [, commit, prepare] = FORM.exec(position) ?? [];
  if (commit === undefined || prepare === undefined)
    throw new RangeError(`This is no position of the log: ${position}.`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

const digits = (number: bigint): string => String(number).padStart(DIGITS, '0');
