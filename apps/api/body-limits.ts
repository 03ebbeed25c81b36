import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { invalid, type Refusal } from '#kit/eventsourcing';

/** Levels of a body, far above what any route takes. */
const DEEPEST = 32;
/** Entries of one list or object: twice as many as the longest list that a route takes has. */
const WIDEST = 2_000;
/** Values of a body, those in lists and objects included. A bulk request with 1,000 registrations and 6 dates each has as many. */
const MOST_VALUES = 10_002;

const childrenOf = (value: unknown): readonly unknown[] =>
  typeof value !== 'object' || value === null || 'pipe' in value
    ? []
    : Array.isArray(value)
      ? value
      : Object.values(value);

/**
 * The limit that a body breaks, if any. It visits level after level, so that no depth exhausts the stack, and stops at the limit, so that
 * the largest body takes no longer than the largest that is accepted.
 */
export function brokenLimit(body: unknown): Refusal | undefined {
  let values = 0;
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const value of level) {
      const children = childrenOf(value);
      if (depth >= DEEPEST && children.length > 0)
        return invalid('body', 'depth', `Send a body of at most ${DEEPEST} nested levels.`);
      if (children.length > WIDEST)
        return invalid('body', 'width', `Send at most ${WIDEST} entries in a list or an object.`);
      values += children.length;
      if (values > MOST_VALUES)
        return invalid('body', 'values', `Send a body of at most ${MOST_VALUES} values in all.`);
      for (const child of children)
        if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return undefined;
}

/** Refuses bodies that are nested too deep or hold too much: what validates and hashes them would hold the event loop. */
export function limitBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, _reply, done) => {
      const broken = brokenLimit(request.body);
      if (broken) done(broken);
      else done();
    });
}
