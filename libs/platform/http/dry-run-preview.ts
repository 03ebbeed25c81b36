import type { CommandResult } from '#kit/eventsourcing';
import type { FollowingEvent, ForeseenMail } from './command-route.js';

export interface PreviewedEffects {
  readonly follows: readonly FollowingEvent[];
  readonly mails: readonly ForeseenMail[];
}

/** What would follow from what a dry run simulated. Implemented by the processes, which alone know what follows from what. */
export abstract class DryRunPreview {
  abstract of(simulated: readonly CommandResult<unknown>[]): Promise<PreviewedEffects>;
}
