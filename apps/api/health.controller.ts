import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { READ_MODELS } from '#access';
import { Open } from './auth/sign-in.guard.js';

/** For whoever watches the processes. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** The process runs. */
  @Get('live')
  @Open()
  @ApiOkResponse()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** It can answer: the read models can be reached. */
  @Get('ready')
  @Open()
  @ApiOkResponse()
  async ready(): Promise<{ status: string }> {
    await this.pool.query('SELECT 1');
    return { status: 'ok' };
  }
}
