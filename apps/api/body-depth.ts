import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { invalid } from '#kit/eventsourcing';

/** Levels of a body, far above what any route takes. */
const DEEPEST = 32;

const childrenOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && !('pipe' in value) ? Object.values(value) : [];

/** Whether a value is nested deeper than so many levels. It visits level after level, so that no depth exhausts the stack. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level = childrenOf(value);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

/** Refuses bodies that are nested too deep: what validates and hashes them is recursive. */
export function limitBodyDepth(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, _reply, done) => {
      if (!isDeeperThan(DEEPEST, request.body)) return done();
      done(invalid('body', 'depth', `Send a body of at most ${DEEPEST} nested levels.`));
    });
}
