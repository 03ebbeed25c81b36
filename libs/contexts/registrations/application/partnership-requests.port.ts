import type { Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';

/**
 * The partnership requests that wait beside what a nonprofit decides; another context has them. Implemented outside this context. An abstract
 * class serves as its own injection token.
 */
export abstract class PartnershipRequests {
  /** What people call the status of a request. */
  abstract readonly label: { readonly en: string; readonly fr: string };

  /** The commands to which the caller has a right, by the id of the partnership. */
  abstract actions(
    caller: Caller,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Action[]>>;
}
