import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { Cron, ScheduleModule } from '@nestjs/schedule';
import { Engine, TICK } from './engine.js';

/** The tick: once a second, never twice at a time. */
@Injectable()
class Ticker {
  constructor(private readonly engine: Engine) {}

  @Cron(TICK, { waitForCompletion: true })
  async tick(): Promise<void> {
    await this.engine.tick();
  }
}

@Module({})
export class WorkerModule {
  static for(engine: Engine): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ScheduleModule.forRoot()],
      providers: [{ provide: Engine, useValue: engine }, Ticker],
    };
  }
}
