/** A stream that one reader has parked. */
export interface StreamToReplay {
  readonly reader: string;
  readonly stream: string;
}

/** What became of a parked stream. `waiting`: it follows once the read models have processed it. */
export interface ReplayOutcome extends StreamToReplay {
  readonly outcome: 'replayed' | 'still_parked' | 'waiting';
  /** Why it is still parked. */
  readonly problem?: string;
}

/** Port: processes parked streams again. The application implements it with the readers that it runs. */
export abstract class ParkedReplay {
  /**
   * Replays the selected streams, the read models first, one after the other.
   * @param onOutcome called after each; what it throws ends the replay
   */
  abstract run(
    isSelected: (parked: StreamToReplay & { readonly waiting: boolean }) => boolean,
    onOutcome: (outcome: ReplayOutcome) => Promise<void>,
  ): Promise<void>;
}
