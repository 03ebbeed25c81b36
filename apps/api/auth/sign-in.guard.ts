import { isUuid } from '#kit/eventsourcing';
import {
  Injectable,
  ServiceUnavailableException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { createHash } from 'node:crypto';
import { Callers } from '#platform/authorization';
import { IS_PROBE, IS_PUBLIC, type FastifyReply } from '#platform/http';
import { ReadYourWrites } from '../read-your-writes.js';
import { RequestLimits, type LimitedRequest } from '../request-limits.js';
import { IssuerHolder } from './issuer-holder.js';
import { expiryOf } from './token-expiry.js';

const KNOWN_TOKENS = 10_000;

/** Verifies the bearer token and loads the person behind it with today's roles. Answers 401 without either. */
@Injectable()
export class SignInGuard implements CanActivate {
  /** Verified tokens by hash until they expire, so that each signature is checked once. */
  readonly #verified = new Map<string, { subject: string; until: number }>();

  constructor(
    private readonly reflector: Reflector,
    private readonly holder: IssuerHolder,
    private readonly callers: Callers,
    private readonly readYourWrites: ReadYourWrites,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<LimitedRequest>();
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, places)) {
      const probe = this.reflector.getAllAndOverride<boolean | undefined>(IS_PROBE, places);
      await (probe ? this.limits.probe(request) : this.limits.address(request));
      return true;
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const subject = request.subject ?? (await this.identify(request, reply));
    await this.readYourWrites.wait(request.headers['wait-for-position']);
    const caller = await this.#person(subject);
    if (!caller)
      throw new UnauthorizedException(
        'The token is valid, but its subject is not a registered person.',
      );
    request.caller = caller;
    return true;
  }

  /**
   * The subject of a request's token, counted against its limit. Requests with a body are identified before the body is read.
   * @throws UnauthorizedException, RetryLater
   */
  async identify(request: LimitedRequest, reply?: FastifyReply): Promise<string> {
    const header = request.headers['authorization'];
    const token =
      typeof header === 'string'
        ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1]
        : undefined;
    if (token === undefined) {
      await this.limits.address(request);
      throw new UnauthorizedException('Sign in with a bearer token.');
    }
    const subject = (request.subject = await this.#subjectOf(token, request));
    await this.limits.person(request, reply);
    return subject;
  }

  #person(subject: string) {
    if (!this.holder.issuer.development) return this.callers.bySubject(subject);
    return isUuid(subject.toLowerCase()) ? this.callers.byId(subject) : Promise.resolve(undefined);
  }

  /** The subject of a valid token. A token not seen before counts against its address: anybody can invent one. */
  async #subjectOf(token: string, request: LimitedRequest): Promise<string> {
    const id = createHash('sha256').update(token).digest('base64');
    const known = this.#verified.get(id);
    if (known && known.until > Date.now()) return known.subject;
    this.#verified.delete(id);
    await this.limits.address(request);
    const subject = await this.holder.issuer.verify(token).catch((error: unknown) => {
      if (error instanceof ServiceUnavailableException) throw error;
      return undefined;
    });
    if (subject === undefined)
      throw new UnauthorizedException(
        'The token is not valid: check its signature, issuer, audience and expiry.',
      );
    if (this.#verified.size >= KNOWN_TOKENS) this.#verified.clear();
    this.#verified.set(id, { subject, until: expiryOf(token) });
    return subject;
  }
}
