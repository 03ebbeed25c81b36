import type { CommandContext } from '#platform/http';

/**
 * One command on people at a time: what they must not break (one person per mail, no circle of managers, no last one gone) spans
 * streams.
 */
export const PEOPLE_LOCK = 'people';

/** Companies take turns, and within one its people. Whoever has no company is a queue of their own. */
export const queueOf = ({ caller }: CommandContext): readonly string[] => [
  caller.company ?? caller.person,
  caller.person,
];
