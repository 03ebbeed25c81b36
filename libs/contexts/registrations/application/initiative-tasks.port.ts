/**
 * The tasks of initiatives, which another context gives and changes. Implemented outside this context. An abstract class serves as its own
 * injection token.
 */
export abstract class InitiativeTasks {
  /** The tasks that the initiative gives now, whatever the read models show. */
  abstract of(initiative: string): Promise<readonly string[]>;

  /** Secures that the task is not taken away once it is completed. @throws Refusal no_such_task */
  abstract keep(
    initiative: string,
    task: string,
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ): Promise<void>;
}
