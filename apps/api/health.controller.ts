import { Controller, Get, Inject, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
  Public,
} from '#platform/http';
import { CHECKS, type Readiness } from '../runtime/observability/readiness.js';

/** Injection token of what tells whether the process is ready. */
export const READINESS = Symbol('readiness');

export class HealthAnswer {
  @ApiProperty({ enum: ['ok', 'not ready'] }) status!: string;
  @ApiProperty({
    enum: CHECKS,
    isArray: true,
    required: false,
    description: 'What is missing, if anything.',
  })
  failing?: readonly string[];
}

/** For whoever sends requests to this process or not; how far behind and why is told at the watch port only. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS) private readonly readiness: () => Promise<Readiness>) {}

  /** The process runs. */
  @Get('live')
  @Public()
  @ApiOkResponse({ type: HealthAnswer })
  live(): HealthAnswer {
    return { status: 'ok' };
  }

  /** It can answer: stores, version of the database, and read models that are not far behind. */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: HealthAnswer })
  @ApiServiceUnavailableResponse({ type: HealthAnswer })
  async ready(
    @Res({ passthrough: true }) reply: { status(code: number): unknown },
  ): Promise<HealthAnswer> {
    const readiness = await this.readiness();
    reply.status(readiness.status === 'ok' ? 200 : 503);
    return readiness;
  }
}
