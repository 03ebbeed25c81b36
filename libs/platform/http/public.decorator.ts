import { applyDecorators, HttpCode, Post, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** Metadata key of routes that need no sign-in. */
export const IS_PUBLIC = 'public';

/** Metadata key of routes that start work which is found again by its Idempotency-Key. */
export const HANDLES_IDEMPOTENCY = 'handles idempotency';

/** Metadata key of routes that load balancers ask. */
export const IS_PROBE = 'probe';

/** Marks a route that load balancers ask, without sign-in. */
export const Probe = () =>
  applyDecorators(SetMetadata(IS_PUBLIC, true), SetMetadata(IS_PROBE, true));

type Handler = (...values: never[]) => unknown;

/** Tells Fastify, which sees a request before the guards do, that a route needs no sign-in. The rest of its configuration stays. */
function openRoute(handler: Handler): void {
  const config = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler) ?? {}) as object;
  RouteConfig({ ...config, isPublic: true })(handler as never);
}

/** Marks a route, or all routes of a controller, that need no sign-in. Stands above the decorators of the route. */
export const Public =
  (): ClassDecorator & MethodDecorator =>
  (target: object, _key?: unknown, descriptor?: PropertyDescriptor) => {
    const own = (descriptor?.value ?? target) as Handler;
    SetMetadata(IS_PUBLIC, true)(own);
    if (descriptor) return openRoute(own);
    const { prototype } = own as unknown as { readonly prototype: Record<string, Handler> };
    for (const name of Object.getOwnPropertyNames(prototype))
      if (name !== 'constructor') openRoute(prototype[name] as Handler);
  };

/** Metadata key of queries by POST. They need no Idempotency-Key, and their answers are not stored. */
export const IS_QUERY = 'query';

/** A query by POST, because what people type and names stand in no URL (docs/domain.md §8). */
export const QueryByPost = (path: string): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(200), SetMetadata(IS_QUERY, true));
