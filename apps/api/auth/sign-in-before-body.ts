import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LimitedRequest } from '../request-limits.js';
import { SignInGuard } from './sign-in.guard.js';

/** Methods whose requests have a body. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Answers 401 to a request without a valid token before its body is read: nobody unknown makes the process read a megabyte, or learns from
 * 413 and 415 what a route takes. A connection on which a large body is still to come is closed, so that the rest is not read either.
 */
export function signInBeforeBody(app: NestFastifyApplication, bodyLimit: number): void {
  const guard = app.get(SignInGuard);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const { isPublic } = request.routeOptions.config as { readonly isPublic?: boolean };
      if (request.is404 || isPublic === true || !WITH_BODY.has(request.method)) return;
      try {
        await guard.identify(request as unknown as LimitedRequest, reply);
      } catch (error) {
        const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
        if (encoding !== undefined || Number(length ?? 0) > bodyLimit)
          void reply.header('connection', 'close');
        throw error;
      }
    });
}
