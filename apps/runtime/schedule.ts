import { ScheduleModule } from '@nestjs/schedule';

/** The scheduler of a process. Every module imports this one, so that all periodic work stands in one registry. */
export const SCHEDULE = ScheduleModule.forRoot();
