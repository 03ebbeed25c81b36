import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readable } from 'node:stream';
import { invalid } from '#kit/eventsourcing';

/** Levels of a body, far above what any route takes. */
const DEEPEST = 32;

const childrenOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** Whether a value is nested deeper than so many levels. It visits level after level, so that no depth exhausts the stack. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level = childrenOf(value);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

/** The field of a body that is nested too deep; undefined if none is. */
export const tooDeepField = (body: object): string | undefined =>
  Object.entries(body).find(([, value]) => isDeeperThan(DEEPEST - 1, value))?.[0];

/** Refuses bodies that are nested too deep: what validates and hashes them is recursive. */
export function limitBodyDepth(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', ({ body }, _reply, done) => {
      if (typeof body !== 'object' || body === null || body instanceof Readable) return done();
      const field = tooDeepField(body);
      if (field === undefined) return done();
      done(
        invalid(
          Array.isArray(body) ? 'body' : field,
          'depth',
          `Send a body of at most ${DEEPEST} nested levels.`,
        ),
      );
    });
}
