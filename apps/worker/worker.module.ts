import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { SCHEDULE } from '../runtime/schedule.js';
import { Engine } from './engine.js';

/** The worker's periodic work. None of it runs twice at a time. */
@Injectable()
class PeriodicWork {
  constructor(private readonly engine: Engine) {}

  @Cron(CronExpression.EVERY_SECOND, { name: 'deadlines', waitForCompletion: true })
  async runDeadlines(): Promise<void> {
    await this.engine.tick();
  }

  /** Every second, as the product's clock may be another than the machine's: the first call of a day seals the log. */
  @Cron(CronExpression.EVERY_SECOND, { name: 'daily-seal', waitForCompletion: true })
  async sealDaily(): Promise<void> {
    await this.engine.sealDaily();
  }

  @Cron(CronExpression.EVERY_SECOND, { name: 'scheduled-exports', waitForCompletion: true })
  async exportScheduled(): Promise<void> {
    await this.engine.exportScheduled();
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'retention', waitForCompletion: true })
  async deleteExpired(): Promise<void> {
    await this.engine.deleteExpired();
  }
}

@Module({})
export class WorkerModule {
  static for(engine: Engine): DynamicModule {
    return {
      module: WorkerModule,
      imports: [SCHEDULE],
      providers: [{ provide: Engine, useValue: engine }, PeriodicWork],
    };
  }
}
