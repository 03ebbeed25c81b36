import type { Problem } from '#platform/http';
import { ownIssuer } from '../api/auth/token-issuer.js';
import { startApi, type RunningApi } from '../api/start-api.js';
import { withRuntime } from './connect.js';
import { personCalled } from './find-person.js';

/** Only this process is told the address, and only it has a key for tokens. */
const FOR_ITSELF = { HOST: '127.0.0.1', PORT: 0, RATE_LIMIT_PER_MINUTE: Number.MAX_SAFE_INTEGER };

/** The API in this process, for the person who was named: it checks, decides and answers as any. */
export class InProcessClient {
  constructor(
    readonly person: string,
    private readonly api: RunningApi,
    private readonly token: string,
  ) {}

  get jobs() {
    return this.api.jobs;
  }

  /** @throws RefusedHere */
  async ask<T>(
    path: string,
    request: {
      method?: 'POST';
      body?: string | Buffer<ArrayBuffer>;
      headers?: Record<string, string>;
    } = {},
  ): Promise<T> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      ...request.headers,
    };
    const response = await fetch(`${this.api.url}${path}`, { ...request, headers });
    const answer: unknown = await response.json();
    if (!response.ok) throw new RefusedHere(answer as Problem);
    return answer as T;
  }
}

/** What was asked for was refused; the message is for people. */
export class RefusedHere extends Error {
  constructor(readonly problem: Problem) {
    const { title, detail, rule, errors = [] } = problem;
    const fields = errors.map(
      ({ field, rule: broken, message }) => `  ${field}: ${message} (${broken})`,
    );
    super([`${title}: ${detail} (${rule ?? problem.status})`, ...fields].join('\n'));
  }
}

/**
 * Runs a piece of work on the installation that the environment names, as a person of it. Whoever can read its keys needs no token of
 * theirs: the events say that the command line was used.
 * @param who name, mail address or id
 */
export async function withInProcessClient<T>(
  who: string,
  work: (desk: InProcessClient) => Promise<T>,
): Promise<T> {
  return withRuntime(async (runtime, config) => {
    const person = await personCalled(runtime.pool, who);
    const issuer = await ownIssuer(config);
    const api = await startApi(
      { ...runtime, config: { ...config, ...FOR_ITSELF } },
      { page: false, issuer, via: 'cli' },
    );
    try {
      return await work(new InProcessClient(person, api, await issuer.token(person)));
    } finally {
      await api.stop();
    }
  });
}
