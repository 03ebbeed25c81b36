import type { ActorMetadata, ActorPolicy } from '../event.js';

/** Somebody who acts in a spec. The fields besides `actor` are those that the product around the kit declares. */
export const ACTOR: ActorMetadata = { actor: 'eva', capacity: 'employee', mandate: null };
export const SYSTEM: ActorMetadata = { actor: null, capacity: 'system', mandate: null };
export const ACTOR_POLICY: ActorPolicy = {
  system: SYSTEM,
  fieldsOf: ({ actor, capacity, mandate }) => ({ actor, capacity, mandate }),
};
