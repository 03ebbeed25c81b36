import type { Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';

/**
 * Whether a caller may sign up to initiatives, for which another context has the rules. Implemented outside this context. An abstract class
 * serves as its own injection token.
 */
export abstract class SignUpActions {
  /**
   * Actions by the id of the initiative; none for one that is out of the caller's scope.
   * @param rightful leave out what the caller has no right to
   */
  abstract of(
    caller: Caller,
    initiatives: readonly string[],
    rightful: boolean,
  ): Promise<ReadonlyMap<string, Action[]>>;
}
