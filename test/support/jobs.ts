import type { JobAnswer, JobOutcome } from '#platform/jobs';
import { eventually } from '../../libs/kit/eventsourcing/testing/contract-check.js';
import type { PageOf } from './command-outcome.js';
import type { HttpApp } from './http-app.js';

/** An outcome with whatever else it says. */
export type Outcome = JobOutcome & Readonly<Record<string, unknown>>;

/** All outcomes of a job, in their order. */
export async function outcomesOf(app: HttpApp, person: string, job: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let after = '';
  do {
    const { body } = await app.get<PageOf<Outcome>>(
      person,
      `/jobs/${job}/outcomes?limit=200${after}`,
    );
    outcomes.push(...body.items);
    after = body.next === null ? '' : `&after=${body.next}`;
  } while (after !== '');
  return outcomes;
}

/** Asks until a job is as it should be, not longer than a minute. */
export async function untilJob(
  app: HttpApp,
  person: string,
  id: string,
  holds: (job: JobAnswer) => boolean | Promise<boolean>,
): Promise<JobAnswer> {
  const look = async () => (await app.get<JobAnswer>(person, `/jobs/${id}`)).body;
  let job = await look();
  await eventually('the job is as it should be', async () => holds((job = await look())), 60);
  return job;
}
