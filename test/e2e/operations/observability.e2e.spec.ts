import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startOpsServer, type OpsServer } from '../../../apps/runtime/observability/ops-server.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people: { eva: { employee: acme }, cora: { coordinator: helpers } }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`;

/** A collector of traces on the loopback interface. */
interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly attributes: readonly {
    readonly key: string;
    readonly value: { readonly stringValue?: string };
  }[];
}
interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}
const spans: Span[] = [];
const bodies: string[] = [];

let collector: Server;
let app: HttpApp;
let watch: OpsServer;
beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      const sent = JSON.parse(body) as Export;
      spans.push(
        ...sent.resourceSpans.flatMap((resource) =>
          resource.scopeSpans.flatMap((scope) => scope.spans),
        ),
      );
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  app = await openHttpApp(HEAD, { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
  watch = await startOpsServer(app.scenario.product.runtime);
});
afterAll(async () => {
  await watch.close();
  await app.close();
  collector.close();
});

const runtime = () => app.scenario.product.runtime;
const ask = async (path: string) => {
  const response = await fetch(`${watch.url}${path}`);
  return { status: response.status, text: await response.text() };
};
/** The samples of a metric, by their labels. */
async function metric(name: string): Promise<Record<string, number>> {
  const { text } = await ask('/metrics');
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return Object.fromEntries(
    lines.map((line) => [/\{(.*)\}/.exec(line)?.[1] ?? '', Number(line.split(' ').at(-1))]),
  );
}
const signUp = (headers: Record<string, string> = {}) =>
  app.send(
    'eva',
    'POST',
    '/registrations/select-dates',
    {
      initiative: app.scenario.id('initiative', 'cleanup'),
      dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
    },
    headers,
  );

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CORRELATION = '4bf92f35-77b3-4da6-a3ce-929d0e0e4736';

describe('a process', () => {
  test('lives and is ready', async () => {
    expect(await ask('/health/live')).toEqual({ status: 200, text: '{"status":"ok"}' });
    expect(await ask('/health/ready')).toEqual({
      status: 200,
      text: '{"status":"ok","failing":[]}',
    });
    expect((await app.sendRaw('GET', '/health/ready')).status).toBe(200);
  });

  test('tells metrics at its watch port only', async () => {
    expect((await app.sendRaw('GET', '/metrics')).status).toBe(404);
    expect((await ask('/anything')).status).toBe(404);
    expect((await ask('/metrics')).text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('what the read models have not taken in', () => {
  test('is lag, in events and in seconds; beyond the limit the process is not ready', async () => {
    expect(await metric('ledger_lag_events')).toMatchObject({ 'reader="read-models"': 0 });
    const answer = await signUp({ traceparent: `00-${TRACE}-00f067aa0ba902b7-01` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-correlation-id')).toBe(CORRELATION);
    app.scenario.clock.moveTo(
      new Date(Date.parse(app.scenario.clock.now()) + 90_000).toISOString(),
    );
    // One scrape asks for the lag once in a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await metric('ledger_lag_events')).toMatchObject({ 'reader="read-models"': 2 });
    expect(await metric('ledger_lag_seconds')).toMatchObject({ 'reader="read-models"': 90 });
    expect(await ask('/health/ready')).toEqual({
      status: 503,
      text: '{"status":"not ready","failing":["lag"]}',
    });
    expect(await app.sendRaw('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { failing: ['lag'] },
    });
    await app.settle();
    expect((await ask('/health/ready')).status).toBe(200);
  });
});

describe('metrics', () => {
  test('count appends and requests, these by the template of their route', async () => {
    expect((await metric('ledger_append_seconds_count'))['outcome="ok"']).toBeGreaterThan(5);
    const requests = await metric('ledger_http_request_seconds_count');
    expect(requests['method="POST",route="/registrations/select-dates",status="200"']).toBe(1);
    await app.get('eva', `/registrations/${app.scenario.id('person', 'eva')}`);
    const unknown = Object.keys(await metric('ledger_http_request_seconds_count')).filter(
      (labels) => labels.includes('status="404"'),
    );
    expect(unknown).toContainEqual(
      expect.stringMatching(/^method="GET",route="\/registrations\/:\w+",status="404"$/),
    );
    expect((await ask('/metrics')).text).not.toContain(app.scenario.id('person', 'eva'));
  });

  test('tell of the oldest deadline, the oldest mail and the exports', async () => {
    const { rows: signedUp } = await runtime().pool.query<{ id: string }>(
      'SELECT id FROM read.registrations',
    );
    await app.do('cora', `/registrations/${signedUp[0]!.id}/confirm-dates`);
    expect(await metric('ledger_deadline_overdue_seconds')).toEqual({ '': 0 });
    const { rows } = await runtime().pool.query<{ at: string }>(
      'SELECT min(at) AS at FROM read.deadlines',
    );
    const before = app.scenario.clock.now();
    app.scenario.clock.moveTo(new Date(Date.parse(rows[0]!.at) + 5_000).toISOString());
    expect(await metric('ledger_deadline_overdue_seconds')).toEqual({ '': 5 });
    app.scenario.clock.moveTo(before);
    await runtime().pool.query(
      `UPDATE work.outbox SET status = 'waiting', caused_at = $1::timestamptz - interval '7 s', next_at = 'infinity'`,
      [before],
    );
    expect(await metric('ledger_outbox_oldest_seconds')).toEqual({ '': 7 });
    expect((await metric('ledger_outbox_mails'))['status="waiting"']).toBeGreaterThan(0);
    expect(await metric('ledger_export_jobs')).toEqual({
      'status="waiting"': 0,
      'status="running"': 0,
      'status="failed"': 0,
    });
  });
});

describe('the correlation id', () => {
  test('of a trace stands in the events, and of a request id its UUID', async () => {
    const of = async () =>
      (
        await runtime().pool.query<{ correlation: string }>(
          `SELECT meta->>'correlation' AS correlation FROM events.log WHERE type = 'DateSelected'`,
        )
      ).rows[0]?.correlation;
    expect(await of()).toBe(CORRELATION);
    const { body } = await signUp();
    const answer = await app.send(
      'eva',
      'POST',
      `/registrations/${body.id}/post-message`,
      { text: 'Hello' },
      { 'x-request-id': 'ada@world.example' },
    );
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test('a trace spans request, command, append, projection, without names', async () => {
  await runtime().tracing?.flush();
  const mine = spans.filter((span) => span.traceId === TRACE);
  expect(new Set(mine.map((span) => span.name))).toEqual(
    new Set(['POST /registrations/select-dates', 'command', 'append', 'projection']),
  );
  expect(bodies.join('')).not.toMatch(/eva|cora|@/i);
});
