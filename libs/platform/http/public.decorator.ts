import { applyDecorators, HttpCode, Post, SetMetadata } from '@nestjs/common';

/** Metadata key of routes that need no sign-in. */
export const IS_PUBLIC = 'public';

/** Metadata key of routes that start work which is found again by its Idempotency-Key. */
export const HANDLES_IDEMPOTENCY = 'handles idempotency';

/** Metadata key of routes that load balancers ask. */
export const IS_PROBE = 'probe';

/** Marks a route that load balancers ask, without sign-in. */
export const Probe = () =>
  applyDecorators(SetMetadata(IS_PUBLIC, true), SetMetadata(IS_PROBE, true));

/** Marks a route that needs no sign-in. */
export const Public = () => SetMetadata(IS_PUBLIC, true);

/** Metadata key of queries by POST. They need no Idempotency-Key, and their answers are not stored. */
export const IS_QUERY = 'query';

/** A query by POST, because what people type and names stand in no URL (docs/domain.md §8). */
export const QueryByPost = (path: string): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(200), SetMetadata(IS_QUERY, true));
