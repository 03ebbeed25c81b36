import { JobsRepository } from './jobs.repository.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

/** What an HTTP application plugs in; it brings Ledger and the read models. */
export const JOBS_API = { controllers: [JobsController], providers: [JobsService, JobsRepository] };
