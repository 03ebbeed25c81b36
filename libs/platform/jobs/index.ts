export { JobRoute } from './job-route.decorator.js';
export { JobQuery, type JobAnswer, type JobOutcome, type JobProblem } from './job.response.js';
export { JobsEraser } from './jobs.eraser.js';
export { Jobs1700000000017 } from './jobs.migration.js';
export { JobsModule } from './jobs.module.js';
export { JobsService } from './jobs.service.js';
export type { RunningJob } from './running-job.js';
export { WorkPacer } from './work-pacer.js';
