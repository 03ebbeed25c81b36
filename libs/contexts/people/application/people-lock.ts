import type { CommandContext } from '#platform/http';

/**
 * The lock of what spans the people of one company or nonprofit, or, for null, of the platform: no circle of managers, no last one of a
 * role gone, one first. Commands of one organisation do not wait for another's (ADR 0025).
 */
export const peopleLock = (organisation: string | null): string =>
  organisation === null ? 'people' : `people of ${organisation}`;

/** Companies take turns, and within one its people. Whoever has no company is a queue of their own. */
export const queueOf = ({ caller }: CommandContext): readonly string[] => [
  caller.company ?? caller.person,
  caller.person,
];
