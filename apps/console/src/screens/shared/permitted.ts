import type { Schemas } from '../../api/client.js';

type Missing = Schemas['MissingRight'];

/** Actions of subjects for which the API lists none: allowed by a right of the person, else explained by it. */
export const permitted = (
  commands: readonly string[],
  can: boolean,
  right: Missing['right'],
  missing: NonNullable<Missing['missing']> = 'no_role',
): Schemas['Action'][] =>
  commands.map((command) =>
    can
      ? { command, allowed: true }
      : { command, allowed: false, kind: 'forbidden', needs: [{ right, missing }] },
  );
