import { api, setPosition, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { askEverythingAgain } from '../../api/query-client.js';
import type { ChosenRegistration } from './decision.js';

type BulkBody = Schemas['BulkBody'];

/** What became of one registration of a bulk request, or would become of it. */
export interface Outcome {
  readonly registration: string;
  readonly outcome: 'done' | 'would_be_done' | 'refused' | 'failed';
  readonly position?: string;
  /** Why it was refused. */
  readonly rule?: string;
  readonly detail?: string;
  readonly httpStatus?: number;
  /** Mails that would be sent, of a dry run. */
  readonly mails?: readonly { readonly recipient: string }[];
}

export interface BulkRequest {
  readonly command: string;
  readonly registrations: readonly ChosenRegistration[];
  readonly reason: string;
  /** Really worked on each date; empty: as long as the date. */
  readonly minutes: string;
}

const MOST_OUTCOMES = 200;

const bodyOf = ({ command, registrations, reason, minutes }: BulkRequest): BulkBody => ({
  command: command as BulkBody['command'],
  items: registrations.map(({ registration, revision, dates }) => ({
    registration,
    revision,
    ...(dates.length > 0 && { dates: dates.map(({ id }) => id) }),
    ...(minutes !== '' && { minutes: Number(minutes) }),
  })),
  ...(reason.trim() !== '' && { reason: reason.trim() }),
});

/** Gives a command to each registration, or simulates it, and answers what became of each. @throws the problem where the API refused the whole */
export async function giveInBulk(
  request: BulkRequest,
  { dryRun, key }: { readonly dryRun: boolean; readonly key?: string },
): Promise<readonly Outcome[]> {
  const job = await answerOf(
    api.POST('/registrations/bulk', {
      params: {
        query: { wait: 'true', ...(dryRun && { dryRun: 'true' as const }) },
        ...(key !== undefined && { header: { 'Idempotency-Key': key } }),
      },
      body: bodyOf(request),
    }),
  );
  if (job.problem) throw new Error(job.problem.detail);
  const page = await answerOf(
    api.GET('/jobs/{job}/outcomes', {
      params: { path: { job: job.id }, query: { limit: MOST_OUTCOMES } },
    }),
  );
  // The fields of an outcome depend on the kind of job.
  const outcomes = page.items as unknown as readonly Outcome[];
  if (!dryRun) {
    for (const { position } of outcomes) if (position !== undefined) setPosition(position);
    await askEverythingAgain();
  }
  return outcomes;
}
