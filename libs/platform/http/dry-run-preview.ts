import type { CommandResult } from '#kit/eventsourcing';
import type { FollowingEvent, PreviewedMail } from './command-route.js';

export interface PreviewedEffects {
  readonly follows: readonly FollowingEvent[];
  readonly mails: readonly PreviewedMail[];
}

/** Port that previews the effects of a dry run; the process managers implement it. */
export abstract class DryRunPreview {
  abstract preview(simulated: readonly CommandResult<unknown>[]): Promise<PreviewedEffects>;
}
