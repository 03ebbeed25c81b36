import { Controller, Get, Inject, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
  type FastifyReply,
  Probe,
} from '#platform/http';
import { CHECKS, type Readiness } from '../runtime/observability/readiness.js';

/** Injection token of the readiness check. */
export const READINESS = Symbol('readiness');

export class HealthAnswer {
  @ApiProperty({ enum: ['ok', 'not ready'] }) status!: string;
  @ApiProperty({
    enum: CHECKS,
    isArray: true,
    required: false,
    description: 'The checks that fail, if any.',
  })
  failing?: readonly string[];
}

/** Probes for load balancers. Details are at the operations port only. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: () => Promise<Readiness>) {}

  /** The process runs and its event loop turns. Restart it when there is no answer. A database or event store that is away is no reason. */
  @Get('live')
  @Probe()
  @ApiOkResponse({ type: HealthAnswer })
  live(): HealthAnswer {
    return { status: 'ok' };
  }

  /** The process can answer: stores, database version, lag of the read models, and the engine. */
  @Get('ready')
  @Probe()
  @ApiOkResponse({ type: HealthAnswer })
  @ApiServiceUnavailableResponse({ type: HealthAnswer })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthAnswer> {
    const readiness = await this.readiness();
    reply.status(readiness.status === 'ok' ? 200 : 503);
    return readiness;
  }
}
