import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Module,
  Post,
  type DynamicModule,
} from '@nestjs/common';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { addToInstant, AheadClock, eventsOf, type Instant } from '#kit/eventsourcing';
import { isPlatform, type Caller, forbidden, neededRoles } from '#platform/authorization';
import { ApiExcludeController, CurrentUser } from '#platform/http';
import { keepClock } from '../runtime/moved-clock.js';
import type { Runtime } from '../runtime/runtime.js';
import type { Engine } from '../worker/engine.js';

const UNITS = ['days', 'weeks', 'months'] as const;
const MOST = 366;

/** How far to move the clock. */
export class ForwardBody {
  @IsInt() @Min(1) @Max(MOST) amount!: number;
  @IsIn(UNITS) unit!: (typeof UNITS)[number];
}

/** What happened while the clock was moved: the number of events of each type, and of mails of each kind. */
export interface MovedClock {
  readonly from: Instant;
  readonly to: Instant;
  readonly events: Readonly<Record<string, number>>;
  readonly mails: Readonly<Record<string, number>>;
}

const DEVELOPMENT = Symbol('the clock, the worker and the stores of a development installation');
interface Development {
  readonly clock: AheadClock;
  readonly engine: Engine;
  readonly runtime: Runtime;
}

/** Moves the clock of a development installation, for the platform team: from one deadline to the next, so that none is missed. */
@ApiExcludeController()
@Controller('development/clock')
class ClockController {
  #moving: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DEVELOPMENT) private readonly development: Development) {}

  @Get()
  read(@CurrentUser() caller: Caller): { now: Instant } {
    refuseOthers(caller);
    return { now: this.development.clock.now() };
  }

  @Post('forward')
  @HttpCode(200)
  forward(@Body() body: ForwardBody, @CurrentUser() caller: Caller): Promise<MovedClock> {
    refuseOthers(caller);
    const mine = this.#moving.then(() => this.#forward(body));
    this.#moving = mine.catch(() => undefined);
    return mine;
  }

  async #forward({ amount, unit }: ForwardBody): Promise<MovedClock> {
    const { clock, engine, runtime } = this.development;
    const from = clock.now();
    const before = await runtime.store.head();
    const sum =
      unit === 'months' ? { months: amount } : { days: unit === 'weeks' ? 7 * amount : amount };
    const to = addToInstant(from, sum, 'UTC');
    await keepClock(runtime.config, to);
    await engine.advance(clock, to);
    const events = new Map<string, number>();
    for await (const { type } of eventsOf(runtime.store, undefined, before))
      events.set(type, (events.get(type) ?? 0) + 1);
    const { rows } = await runtime.pool.query<{ kind: string; count: number }>(
      `SELECT coalesce(kind, '') AS kind, count(*)::int AS count FROM work.caught_mails WHERE caught_at >= $1 GROUP BY 1 ORDER BY 1`,
      [from],
    );
    return {
      from,
      to: clock.now(),
      events: Object.fromEntries([...events].sort()),
      mails: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])),
    };
  }
}

function refuseOthers(caller: Caller): void {
  if (!isPlatform(caller))
    throw forbidden(
      'role',
      'Only the platform team moves the clock of a development installation.',
      neededRoles(caller, ['platform']),
    );
}

@Module({})
export class ClockModule {
  static for(development: Development): DynamicModule {
    return {
      module: ClockModule,
      controllers: [ClockController],
      providers: [{ provide: DEVELOPMENT, useValue: development }],
    };
  }
}
