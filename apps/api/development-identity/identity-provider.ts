import type { JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { ServiceUnavailableException } from '@nestjs/common';
import { localeOf } from '#features/notifications';
import { memoryAdapter } from './memory-adapter.js';
import type { PeopleToBe } from './people-to-be.js';
import { SignIn } from './sign-in.js';
import { messagePage, SEND_SIGN_OUT, SIGN_IN_WORDS, signOutPage, STYLES } from './sign-in-page.js';

/** An OpenID provider at which one click signs in as anybody. */
export interface IdentityProviderOptions {
  /** Its address. Paths of requests are below the path of this. */
  readonly issuer: string;
  /** The public client, and where it is: its redirect address is `signed-in` below. */
  readonly clientId: string;
  readonly consoleUrl: string;
  readonly audience: string;
  readonly signingKey: JWK;
  readonly people: PeopleToBe;
  /** The issuer that access tokens name, instead of its address. */
  readonly issuerOfTokens?: string;
}
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const MINUTE = 60;
const DAY_OF_WORK = 12 * 60 * MINUTE;
/** Seconds. Access is short, so that a console renews it as it would anywhere. */
const LIFETIMES = {
  AccessToken: 10 * MINUTE,
  AuthorizationCode: MINUTE,
  Grant: DAY_OF_WORK,
  IdToken: DAY_OF_WORK,
  Interaction: 60 * MINUTE,
  RefreshToken: DAY_OF_WORK,
  Session: DAY_OF_WORK,
};
/** What its one kind of access token is for. Clients need not name it. */
const API = 'urn:volunteer-ledger:api';
const SCOPES = 'openid offline_access profile';

/** The optional package. @throws ServiceUnavailableException when it is not installed */
async function library(): Promise<typeof import('oidc-provider')> {
  try {
    return await import('oidc-provider');
  } catch (cause) {
    throw new ServiceUnavailableException(
      'Signing in with a browser needs the optional package oidc-provider: run `npm install --include=optional`, or configure OIDC_ISSUER.',
      { cause },
    );
  }
}

/** Starts the provider; its sessions are in memory. */
export async function createIdentityProvider(
  options: IdentityProviderOptions,
): Promise<RequestHandler> {
  const { Provider, interactionPolicy } = await library();
  const policy = interactionPolicy.base();
  policy.remove('consent'); // the one client is the product's own
  const provider = new Provider(options.issuer, {
    ...configurationOf(options),
    interactions: {
      policy,
      url: (_, { uid }) => `${options.issuer}/interaction/${uid}`,
    },
  });
  return handlerOf(provider, options);
}

function configurationOf(options: IdentityProviderOptions): Configuration {
  const { clientId, consoleUrl, audience, signingKey, people, issuerOfTokens, issuer } = options;
  const base = new URL(issuer).pathname.replace(/\/$/, '');
  return {
    adapter: memoryAdapter(),
    jwks: { keys: [signingKey] as never },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${consoleUrl}/signed-in`],
        post_logout_redirect_uris: [`${consoleUrl}/`],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    ttl: LIFETIMES,
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    clientBasedCORS: (_, origin) => origin === new URL(consoleUrl).origin,
    findAccount: async (_, subject) => {
      const person = await people.find(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
    },
    loadExistingGrant: grantToClient,
    formats: {
      customizers: {
        jwt: (_, __, parts) => {
          if (issuerOfTokens !== undefined) parts.payload['iss'] = issuerOfTokens;
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFETIMES.AccessToken,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(form)?.[1] ?? '';
          context.body = signOutPage(
            base,
            languageOf(context),
            { action: of('action'), xsrf: of('value') },
            context.oidc.entities['IdTokenHint'] !== undefined,
          );
        },
        postLogoutSuccessSource: (context) => {
          const locale = languageOf(context);
          context.body = messagePage(base, locale, SIGN_IN_WORDS[locale].signedOut);
        },
      },
    },
    renderError: (context, { error, error_description: said }) => {
      const locale = languageOf(context);
      context.type = 'html';
      context.body = messagePage(
        base,
        locale,
        SIGN_IN_WORDS[locale].problem,
        `${error}: ${said ?? ''}`,
      );
    },
  };
}

const languageOf = (context: KoaContextWithOIDC) => localeOf(context.get('accept-language'));

/** Lets the product's own client act for whoever has signed in, without asking. */
async function grantToClient({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (!client || session?.accountId === undefined) return undefined;
  const { clientId } = client;
  const known = session.grantIdFor(clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found) return found;
  const grant = new provider.Grant({ clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  grant.addResourceScope(API, '');
  await grant.save();
  return grant;
}

/** Nothing else may run or frame the pages. After a click a browser is led back to the console, which counts as where the form goes. */
const headersOf = (consoleUrl: string): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self' ${new URL(consoleUrl).origin}; base-uri 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

function handlerOf(provider: Provider, options: IdentityProviderOptions): RequestHandler {
  const base = new URL(options.issuer).pathname.replace(/\/$/, '');
  const callback = provider.callback();
  const signIn = new SignIn(provider, options.people, base);
  const headers = Object.entries(headersOf(options.consoleUrl));
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/page.css': ['text/css; charset=utf-8', STYLES],
    '/sign-out.js': ['text/javascript; charset=utf-8', SEND_SIGN_OUT],
  };
  return async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const { url = '' } = request;
    request.url = url.slice(base.length) || '/';
    Object.assign(request, { originalUrl: url }); // from which the provider tells below which path it is
    const [path = ''] = request.url.split('?');
    const file = files[path];
    if (file) response.setHeader('content-type', file[0]).end(file[1]);
    else if (path.startsWith('/interaction/')) await signIn.answer(request, response);
    else await callback(request, response);
  };
}
