import {
  createParamDecorator,
  Inject,
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose';
import { Repository } from 'typeorm';
import { Person } from './entities.js';

/** Accepted tokens: public key, issuer and audience. */
export const TOKENS = Symbol('tokens');
export interface Tokens {
  readonly jwk: JWK;
  readonly issuer: string;
  readonly audience: string;
}

interface SignedIn {
  readonly headers: { readonly authorization?: string };
  person?: Person;
}

/** Verifies the bearer token with jose and loads the person with their current role. */
@Injectable()
export class SignInGuard implements CanActivate {
  readonly #keys: ReturnType<typeof createLocalJWKSet>;

  constructor(
    @Inject(TOKENS) private readonly tokens: Tokens,
    @InjectRepository(Person) private readonly people: Repository<Person>,
  ) {
    this.#keys = createLocalJWKSet({ keys: [tokens.jwk] });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedIn>();
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new UnauthorizedException();
    const { issuer, audience } = this.tokens;
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer,
      audience,
      requiredClaims: ['sub', 'exp'],
    }).catch(() => {
      throw new UnauthorizedException();
    });
    const person = await this.people.findOneBy({ id: payload.sub as string });
    if (!person) throw new UnauthorizedException();
    request.person = person;
    return true;
  }
}

export const Me = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<SignedIn>().person,
);
