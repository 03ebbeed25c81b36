import { ServiceUnavailableException } from '@nestjs/common';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import type { Config } from '../../runtime/config.js';
import { keptFile } from '../../runtime/secrets.js';

/** The issuer that tokens of a development installation name, wherever its API is reached. */
export const DEVELOPMENT = 'urn:volunteer-ledger:development';
/** Asymmetric algorithms only: with a shared secret every verifier could forge tokens. */
const ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
];

/** Checks bearer tokens: issuer, audience, expiry by real time, asymmetric signature. */
export interface Issuer {
  readonly development: boolean;
  /** The subject of a valid token. @throws for an invalid token; ServiceUnavailableException if the issuer's keys cannot be fetched */
  verify(token: string): Promise<string>;
}

/** Signs tokens for the people of a development installation: the subject is the person's id. */
export interface DevelopmentIssuer extends Issuer {
  /** The private key, with which the development OpenID provider signs too. */
  readonly signingKey: JWK;
  token(person: string, hours?: number): Promise<string>;
}

async function verifyWith(
  keys: JWTVerifyGetKey,
  issuer: string,
  audience: string,
  token: string,
): Promise<string> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['sub', 'exp'],
  });
  return payload.sub ?? '';
}

const newKey = async (): Promise<JWK> =>
  exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);

/** Exists only without a configured issuer, on loopback; its key is the data folder's own (docs/domain.md §8). */
export async function developmentIssuer(config: Config): Promise<DevelopmentIssuer> {
  const text = await keptFile(config.LEDGER_DATA, 'development-issuer.json', async () =>
    JSON.stringify(await newKey()),
  );
  return issuerWith(JSON.parse(text) as JWK, config);
}

/** For an API whose only client is its own process: the key ends with the process, and its tokens are valid nowhere else. */
export const ownIssuer = async (config: Config): Promise<DevelopmentIssuer> =>
  issuerWith(await newKey(), config);

async function issuerWith(
  jwk: JWK,
  { OIDC_AUDIENCE: audience }: Config,
): Promise<DevelopmentIssuer> {
  const key = await importJWK(jwk, 'ES256');
  const signingKey = { ...jwk, alg: 'ES256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  const { d: _private, ...open } = signingKey;
  const keys = createLocalJWKSet({ keys: [open] });
  return {
    development: true,
    signingKey,
    verify: (token) => verifyWith(keys, DEVELOPMENT, audience, token),
    token: (person, hours = 12) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(DEVELOPMENT)
        .setAudience(audience)
        .setSubject(person)
        .setIssuedAt()
        .setExpirationTime(`${hours}h`)
        .sign(key),
  };
}

export async function configuredIssuer(config: Config, issuer: string): Promise<Issuer> {
  const discovery = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const response = await fetch(discovery, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`OIDC_ISSUER: ${discovery.href} answered ${response.status}.`);
  const { jwks_uri: uri } = (await response.json()) as { jwks_uri?: string };
  if (uri === undefined) throw new Error(`OIDC_ISSUER: ${discovery.href} names no jwks_uri.`);
  if (discovery.protocol === 'https:' && new URL(uri).protocol !== 'https:')
    throw new Error(`OIDC_ISSUER: ${discovery.href} names a jwks_uri without https: ${uri}.`);
  const remote = createRemoteJWKSet(new URL(uri));
  const keys: JWTVerifyGetKey = (header, token) => remote(header, token).catch(unlessAboutTheToken);
  return {
    development: false,
    verify: (token) => verifyWith(keys, issuer, config.OIDC_AUDIENCE, token),
  };
}

/** No matching key means an invalid token. Any other error means that the issuer is unavailable, which signs nobody out. */
function unlessAboutTheToken(error: unknown): never {
  const about = [
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
    errors.JOSENotSupported,
  ];
  if (about.some((kind) => error instanceof kind)) throw error;
  throw new ServiceUnavailableException(
    'The keys of the token issuer cannot be fetched now: try again.',
    {
      cause: error,
    },
  );
}
