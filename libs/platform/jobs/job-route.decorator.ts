import { applyDecorators, HttpCode, Post, SetMetadata } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  KNOWS_ITS_KEY,
} from '#platform/http';
import { JobAnswer as Answer, type JobAnswer } from './job.response.js';

interface Reply {
  status(code: number): Reply;
}

/** A route that starts a job: answered at once (202), or with wait=true once it has ended (200). */
export const JobRoute = (
  name: string,
  path: string,
  summary: string,
  description: string,
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(202),
    SetMetadata(KNOWS_ITS_KEY, true),
    ApiOperation({ operationId: name, summary, description }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Asked again under the same key, the same job answers; one interrupted or cancelled goes on.',
    }),
    ApiHeader({
      name: 'Act-As',
      required: false,
      description: 'The capacity to act in, where one holds several.',
    }),
    ApiAcceptedResponse({ type: Answer }),
    ApiOkResponse({ type: Answer, description: 'With wait=true: it has ended.' }),
  );

/** The answer with the status that tells whether the job has ended. */
export function replied(reply: Reply, answer: JobAnswer): JobAnswer {
  if (answer.status !== 'waiting' && answer.status !== 'running') reply.status(200);
  return answer;
}
