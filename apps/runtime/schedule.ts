import { ScheduleModule } from '@nestjs/schedule';

/** The scheduler of a process. All modules import this one, so that one registry has all periodic work. */
export const SCHEDULE = ScheduleModule.forRoot();
