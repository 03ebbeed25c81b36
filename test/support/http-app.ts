import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { instantOf, MovableClock } from '#kit/eventsourcing';
import type { CommandAnswer, Problem } from '#platform/http';
import { parseJourney } from '../../tools/journeys/format/parse.js';
import { setUpGiven } from '../../apps/all-in-one/scenario/set-up-given.js';
import { ScenarioContext } from '../../apps/all-in-one/scenario/scenario-context.js';
import { startAllInOne } from '../../apps/all-in-one/all-in-one.js';
import { readConfig } from '../../apps/runtime/config.js';
import { migratedDatabase } from './migrated-database.js';

const METHODS: Readonly<Record<string, 'delete' | 'head' | 'patch' | 'post' | 'put'>> = {
  DELETE: 'delete',
  HEAD: 'head',
  PATCH: 'patch',
  POST: 'post',
  PUT: 'put',
};

/** What a request was answered with, refused or not. */
export interface HttpResponse<T = CommandAnswer> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly problem: Problem;
}

/** A product on a database of its own, with the people and things of a journey's `given`, to be talked to over HTTP. */
export class HttpApp {
  constructor(
    readonly scenario: ScenarioContext,
    readonly databaseUrl: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** Sends a request as a person; the status says how it went. */
  async send<T = CommandAnswer>(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<HttpResponse<T>> {
    const token = await this.token(person);
    return this.sendRaw<T>(method, path, body === undefined ? undefined : JSON.stringify(body), {
      authorization: `Bearer ${token}`,
      ...headers,
    });
  }

  async sendRaw<T = CommandAnswer>(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<HttpResponse<T>> {
    const client = request(this.scenario.product.url);
    const response = await client[METHODS[method] ?? 'get'](path)
      .redirects(0)
      .set({ ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      .send(body);
    const parsed = (response.headers['content-type'] ?? '').includes('json')
      ? (response.body as unknown)
      : response.text;
    return {
      status: response.status,
      headers: new Headers(response.headers),
      body: parsed as T,
      problem: parsed as Problem,
    };
  }

  /** A command, and all that it causes. */
  async do(
    person: string,
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<HttpResponse> {
    const answer = await this.send(person, 'POST', path, body, headers);
    await this.settle();
    return answer;
  }

  get<T>(person: string, path: string): Promise<HttpResponse<T>> {
    return this.send<T>(person, 'GET', path);
  }

  settle(): Promise<void> {
    return this.scenario.product.engine.settle();
  }

  /** Moves the clock to a local time of the journey's zone, from one due instant to the next. */
  async at(local: string): Promise<void> {
    await this.scenario.product.engine.advance(this.scenario.clock, this.scenario.instant(local));
  }

  token(person: string): Promise<string> {
    const { issuer } = this.scenario.product;
    if (!issuer) throw new Error('The HTTP app has no development issuer.');
    return issuer.token(this.scenario.id('person', person));
  }

  /** How many events the log holds. */
  async events(): Promise<number> {
    const { rows } = await this.scenario.product.runtime.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM events.log',
    );
    return rows[0]?.count ?? 0;
  }

  close(): Promise<void> {
    return this.end();
  }
}

/** Starts the product with a journey's head: zone, start and `given`, in YAML. */
export async function openHttpApp(
  head: string,
  environment: Record<string, string> = {},
): Promise<HttpApp> {
  const journey = parseJourney(`journey: given\n${head}\nsteps:\n  - then: {}\n`, 'given');
  const database = await migratedDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'http-app-'));
  const config = readConfig({
    LEDGER_DATA: folder,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...environment,
  });
  const clock = new MovableClock(instantOf(journey.start, journey.zone));
  const product = await startAllInOne({ config, databaseUrl: database.url, clock, running: false });
  const scenario = new ScenarioContext(product, clock, journey.zone);
  await setUpGiven(scenario, journey.given);
  await scenario.newMails();
  return new HttpApp(scenario, database.url, async () => {
    await product.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
}
