import { applyDecorators, HttpCode, Post, SetMetadata, UseInterceptors } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  HANDLES_IDEMPOTENCY,
  TakesSwitches,
} from '#platform/http';
import { JobAnswer as Answer } from './job.response.js';
import { JobStatusInterceptor } from './job-status.interceptor.js';

/** A route that starts a job. It answers at once (202), or with wait=true when the job has ended (200). */
export const JobRoute = (
  name: string,
  path: string,
  summary: string,
  description: string,
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(202),
    SetMetadata(HANDLES_IDEMPOTENCY, true),
    TakesSwitches({ query: ['dryRun', 'wait'], headers: ['act-as'] }),
    ApiOperation({ operationId: name, summary, description }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A retry under the same key finds the same job, and restarts it if it was interrupted or cancelled.',
    }),
    ApiHeader({
      name: 'Act-As',
      required: false,
      description: 'The capacity to act in, if the caller has several.',
    }),
    UseInterceptors(JobStatusInterceptor),
    ApiAcceptedResponse({ type: Answer }),
    ApiOkResponse({ type: Answer, description: 'With wait=true: the job has ended.' }),
  );
