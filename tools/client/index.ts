import createClient, { type Client } from 'openapi-fetch';
import type { components, operations, paths } from './schema.js';

export type { components, operations, paths };

/** A client of the API. Its methods take a path of the API and what that path takes, and answer `data` or `error`. */
export type LedgerClient = Client<paths>;

/** Schemas of bodies and answers by their names. */
export type Schemas = components['schemas'];

/** Why a request was refused. `rule` names the rule; `GET /problems/{rule}` explains it. */
export type LedgerProblem = Schemas['Problem'];

export interface LedgerClientOptions {
  /** Address of the installation, such as `https://ledger.example`. */
  readonly baseUrl: string;
  /** Bearer token of the person who acts. A function is asked for it before each request. */
  readonly token: string | (() => string | Promise<string>);
}

/** Creates a client that signs in with the token. It throws only if no answer comes; a refusal is an `error`. */
export function createLedgerClient({ baseUrl, token }: LedgerClientOptions): LedgerClient {
  const client = createClient<paths>({ baseUrl });
  client.use({
    async onRequest({ request }) {
      const current = typeof token === 'function' ? await token() : token;
      request.headers.set('authorization', `Bearer ${current}`);
      return request;
    },
  });
  return client;
}
