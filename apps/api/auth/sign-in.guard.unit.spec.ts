import 'reflect-metadata';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SignInGuard } from './sign-in.guard.js';

const EVA = { person: 'eva' };
const PERSON = '6b1f9f3e-0000-4000-8000-000000000000';
const EXPIRY = Date.parse('2026-01-05T09:00:00.000Z');
const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const TOKEN = `${part({})}.${part({ exp: EXPIRY / 1_000 })}.c2lnbmF0dXJl`;

/** A guard whose issuer knows one token until its expiry, and how often it was asked. */
function guardWith(subject: string, development: boolean) {
  const verify = jest.fn((token: string) =>
    token === TOKEN && Date.now() < EXPIRY
      ? Promise.resolve(subject)
      : Promise.reject(new Error('no')),
  );
  const callers = {
    bySubject: (one: string) => Promise.resolve(one === 'oidc|eva' ? EVA : undefined),
    byId: (one: string) => Promise.resolve(one === PERSON ? EVA : undefined),
  };
  const guard = new SignInGuard(
    new Reflector(),
    { issuer: { development, verify } },
    callers as never,
    { wait: () => Promise.resolve() } as never,
    { address: () => Promise.resolve(), person: () => Promise.resolve() } as never,
  );
  const signIn = async (token = TOKEN) => {
    const request: { headers: object; caller?: unknown } = {
      headers: { authorization: `Bearer ${token}` },
    };
    await guard.canActivate({
      getHandler: () => guardWith,
      getClass: () => SignInGuard,
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => undefined }),
    } as unknown as ExecutionContext);
    return request.caller;
  };
  return { signIn, verify };
}

const clock = jest.spyOn(Date, 'now');
afterEach(() => {
  clock.mockReset();
});

describe('a verified token', () => {
  test('is checked once, and is good until its expiry', async () => {
    const { signIn, verify } = guardWith('oidc|eva', false);
    clock.mockReturnValue(EXPIRY - 60_000);
    expect(await signIn()).toBe(EVA);
    clock.mockReturnValue(EXPIRY - 1);
    expect(await signIn()).toBe(EVA);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test('is not good from its expiry on', async () => {
    const { signIn, verify } = guardWith('oidc|eva', false);
    clock.mockReturnValue(EXPIRY - 60_000);
    await signIn();
    clock.mockReturnValue(EXPIRY);
    await expect(signIn()).rejects.toThrow(UnauthorizedException);
    expect(verify).toHaveBeenCalledTimes(2);
  });
});

describe('the subject of a token', () => {
  test('signs in the person who has it, where an issuer is configured', async () => {
    clock.mockReturnValue(EXPIRY - 1);
    expect(await guardWith('oidc|eva', false).signIn()).toBe(EVA);
    await expect(guardWith('oidc|tom', false).signIn()).rejects.toThrow('not a registered person');
    await expect(guardWith(PERSON, false).signIn()).rejects.toThrow('not a registered person');
  });

  test('is the id of a person only for the development issuer', async () => {
    clock.mockReturnValue(EXPIRY - 1);
    expect(await guardWith(PERSON, true).signIn()).toBe(EVA);
    await expect(guardWith('oidc|eva', true).signIn()).rejects.toThrow('not a registered person');
  });
});
