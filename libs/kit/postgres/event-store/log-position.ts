import { BEGINNING, type Position } from '#kit/eventsourcing';

/** Enough for every number that JavaScript counts exactly; text order is then number order. */
const DIGITS = 16;

/** The position of a row, from the database's text of its number; 0 is the beginning. */
export const toPosition = (number: string): Position =>
  number === '0' ? BEGINNING : number.padStart(DIGITS, '0');

/** The number of a position. @throws RangeError for what never was a position of this log */
export function toNumber(position: Position): number {
  if (position === BEGINNING) return 0;
  if (!/^\d{16}$/.test(position))
    throw new RangeError(`This is no position of the log: ${position}.`);
  return Number(position);
}
