import rateLimit from '@fastify/rate-limit';
import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RetryLater, type FastifyReply, type SignedInRequest } from '#platform/http';

const MINUTE = 60_000;
/** Callers who are counted at once, of each kind; the least recent are forgotten first. */
const CACHE: object = { cache: 50_000 };

/** The verdict of @fastify/rate-limit. */
interface Verdict {
  readonly isAllowed: boolean;
  readonly max?: number;
  readonly remaining?: number;
  readonly ttlInSeconds?: number;
  readonly isExceeded?: boolean;
}
type Limiter = (request: unknown) => Promise<Verdict>;
export interface LimitedRequest extends SignedInRequest {
  /** The subject of a verified token. */
  subject?: string;
}

/**
 * Limits requests by what a caller cannot invent: the subject of a verified token, and before there is one the address. An IPv6 address
 * counts as its network, which one caller has whole.
 */
@Injectable()
export class RequestLimits {
  #byAddress: Limiter | undefined;
  #byPerson: Limiter | undefined;
  #ofProbes: Limiter | undefined;

  /** Registers the limits, and applies that of addresses to requests that no guard sees. */
  async install(app: NestFastifyApplication, max: number): Promise<void> {
    await app.register(rateLimit, { global: false });
    const fastify = app.getHttpAdapter().getInstance();
    const limiter = (by: object = {}) =>
      fastify.createRateLimit({ max, timeWindow: MINUTE, ...CACHE, ...by }) as Limiter;
    this.#byAddress = limiter();
    this.#ofProbes = limiter();
    this.#byPerson = limiter({ keyGenerator: ({ subject }: LimitedRequest) => subject });
    fastify.addHook('onRequest', async (request) => {
      const { byAddress } = request.routeOptions.config as { readonly byAddress?: boolean };
      if (request.is404 || byAddress) await this.address(request);
    });
  }

  /** Counts a request of a verified token. @throws RetryLater */
  async person(request: LimitedRequest, reply?: FastifyReply): Promise<void> {
    const { max, remaining, ttlInSeconds } = await check(this.#byPerson, request);
    if (max === undefined) return;
    void reply?.headers({
      'x-ratelimit-limit': max,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': ttlInSeconds,
    });
  }

  /** Counts a request of nobody known. @throws RetryLater */
  async address(request: unknown): Promise<void> {
    await check(this.#byAddress, request);
  }

  /** Counts a probe by itself: requests of others behind the same proxy never make a process look ill. @throws RetryLater */
  async probe(request: unknown): Promise<void> {
    await check(this.#ofProbes, request);
  }
}

async function check(limiter: Limiter | undefined, request: unknown): Promise<Verdict> {
  const verdict = (await limiter?.(request)) ?? { isAllowed: true };
  if (!verdict.isExceeded) return verdict;
  const { max = 0, ttlInSeconds = 60 } = verdict;
  throw new RetryLater(
    429,
    'rate_limit',
    `At most ${max} requests a minute. Try again in ${ttlInSeconds} seconds.`,
    ttlInSeconds,
  );
}
