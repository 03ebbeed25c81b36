export { JobRoute, replied } from './job-route.decorator.js';
export { JobQuery, type JobAnswer, type JobOutcome, type JobProblem } from './job.response.js';
export { Jobs1700000000017 } from './jobs.migration.js';
export { JOBS_API } from './jobs.module.js';
export { Jobs } from './jobs.service.js';
export type { RunningJob } from './running-job.js';
export { Turns } from './semaphore.js';
