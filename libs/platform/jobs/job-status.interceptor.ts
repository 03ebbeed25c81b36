import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { FastifyReply } from '#platform/http';
import type { JobAnswer } from './job.response.js';

/** Answers 200 instead of 202 if the job has ended. */
@Injectable()
export class JobStatusInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<JobAnswer>): Observable<JobAnswer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap(({ status }) => {
        if (status !== 'waiting' && status !== 'running') reply.status(200);
      }),
    );
  }
}
