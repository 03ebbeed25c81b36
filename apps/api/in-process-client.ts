import type { Pool } from 'pg';
import type { Problem } from '#platform/http';
import { ownIssuer } from './auth/token-issuer.js';
import { startApi, type RunningApi } from './start-api.js';
import { withRuntime } from '../runtime/with-runtime.js';
import { findPerson } from '../runtime/find-person.js';

/** Listens on a free loopback port that no other process knows, and accepts only tokens that this process signs. */
const PRIVATE_LISTENER = {
  HOST: '127.0.0.1',
  PORT: 0,
  RATE_LIMIT_PER_MINUTE: Number.MAX_SAFE_INTEGER,
};

/** Calls an API in this process as one person. Requests are validated, authorized and answered as over the network. */
export class InProcessClient {
  constructor(
    readonly person: string,
    private readonly api: RunningApi,
    private readonly token: string,
  ) {}

  get jobs() {
    return this.api.jobs;
  }

  get events() {
    return this.api.events;
  }

  /** @throws RequestRefused */
  async request<T>(
    path: string,
    init: {
      method?: 'POST';
      body?: string | Buffer<ArrayBuffer>;
      headers?: Record<string, string>;
    } = {},
  ): Promise<T> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      ...init.headers,
    };
    const response = await fetch(`${this.api.url}${path}`, { ...init, headers });
    const answer: unknown = await response.json();
    if (!response.ok) throw new RequestRefused(answer as Problem);
    return answer as T;
  }
}

/** The API refused a request. The message is for people; `problem` is the problem document. */
export class RequestRefused extends Error {
  constructor(readonly problem: Problem) {
    const { title, detail, rule, errors = [] } = problem;
    const fields = errors.map(
      ({ field, rule: broken, message }) => `  ${field}: ${message} (${broken})`,
    );
    super([`${title}: ${detail} (${rule ?? problem.status})`, ...fields].join('\n'));
  }
}

/**
 * Runs work on the configured installation, as a person. Needs no token of that person, because the process can read the master key.
 * Events record `via: cli`.
 * @param who name, mail address or id of the person
 */
export async function withInProcessClient<T>(
  who: string,
  work: (client: InProcessClient, pool: Pool) => Promise<T>,
): Promise<T> {
  return withRuntime(async (runtime, config) => {
    const person = await findPerson(runtime.pool, who);
    const issuer = await ownIssuer(config);
    const api = await startApi(
      { ...runtime, config: { ...config, ...PRIVATE_LISTENER } },
      { page: false, issuer, via: 'cli' },
    );
    try {
      const client = new InProcessClient(person, api, await issuer.token(person));
      return await work(client, runtime.pool);
    } finally {
      await api.stop();
    }
  });
}
