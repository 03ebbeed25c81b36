import { JobRows } from './job-rows.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';

export { JobRoute, replied } from './job-route.js';
export { Jobs, type Work } from './jobs.js';
export { Jobs1700000000017 } from './jobs.migration.js';
export { JobAnswer, JobOutcome, JobQuery, type JobProblem } from './jobs.views.js';
export { RunningJob } from './running-job.js';
export { Turns } from './turns.js';

/** What an HTTP application plugs in; it brings Ledger and the read models. */
export const JOBS_API = { controllers: [JobsController], providers: [Jobs, JobRows] };
