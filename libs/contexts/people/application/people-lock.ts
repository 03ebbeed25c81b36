/**
 * One command on people at a time: what they must not break (one person per mail, no circle of managers, no last one gone) spans
 * streams.
 */
export const PEOPLE_LOCK = 'people';
