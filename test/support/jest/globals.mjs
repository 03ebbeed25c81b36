/** What `@jest/globals` is to specs and their helpers (see ../typescript.mjs). The runner fills it anew for every spec file. */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

export function useGlobals(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals);
}
