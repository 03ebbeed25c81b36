/**
 * The lock of what spans the people of one company or nonprofit, or, for null, of the platform: no circle of managers, no last one of a
 * role gone, one first. Commands of one organisation do not wait for another's (ADR 0025).
 */
export const peopleLock = (organisation: string | null): string =>
  organisation === null ? 'people' : `people of ${organisation}`;
