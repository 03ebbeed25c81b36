import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { MOST_OF_A_PERSON } from '../../../apps/api/changes/changes-feed.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface Entry {
  readonly id: string;
  readonly event: string;
  readonly data: {
    readonly position: string;
    readonly changes?: readonly { readonly kind: string; readonly id: string }[];
  };
}

/** Reads server-sent events with a bearer token, on a connection of its own. */
class Listening {
  readonly entries: Entry[] = [];
  ended = false;

  private constructor(
    private readonly request: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    void this.#read().catch(() => undefined);
  }

  static async as(token: string, query = '', headers: Record<string, string> = {}) {
    const request = get(`${url}/changes${query}`, {
      agent: false,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) {
      request.destroy();
      throw new Error(`Answered ${answer.statusCode}`);
    }
    const one = new Listening(request, answer);
    open.push(one);
    await eventually('it is ready', () => one.entries.length > 0);
    return one;
  }

  async #read(): Promise<void> {
    let text = '';
    for await (const part of this.answer.setEncoding('utf8')) {
      const messages = `${text}${part}`.split('\n\n');
      text = messages.pop() ?? '';
      this.entries.push(...messages.map(entryOf));
    }
    this.ended = true;
  }

  /** All that it was told to have changed. */
  get changed() {
    return this.entries.flatMap(({ data }) => data.changes ?? []);
  }

  hears(id: string): Promise<void> {
    return eventually('it hears', () => this.changed.some((change) => change.id === id));
  }

  close(): void {
    this.request.destroy();
  }
}

function entryOf(message: string): Entry {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
  return {
    id: field('id'),
    event: field('event'),
    data: JSON.parse(field('data')) as Entry['data'],
  };
}

let app: HttpApp;
let url: string;
const open: Listening[] = [];
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: { coordinators: [cora] }, others: { coordinators: [otto] } }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    ada: { admin: acme }
    pia: { platform: true }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: acme, nonprofit: others, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    visits: { nonprofit: others, kind: open }
    walks: { nonprofit: helpers, kind: open }
    talks: { nonprofit: helpers, kind: open }
`);
  url = app.scenario.product.url;
});
afterAll(() => app.close());
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const listen = async (name: string, query?: string, headers?: Record<string, string>) =>
  Listening.as(await app.token(name), query, headers);

/** Signs somebody up. @returns the id of the registration */
async function signUp(name: string, initiative: string): Promise<string> {
  const id = app.scenario.id('initiative', initiative);
  const { body, status } = await app.do(name, '/registrations/submit-application', {
    initiative: id,
  });
  if (status >= 300) throw new Error(`sign-up was answered ${status} ${JSON.stringify(body)}`);
  return (body as unknown as { id: string }).id;
}

describe('listening for changes', () => {
  test('tells coordinators of applications to their nonprofit, and of no others', async () => {
    const [cora, otto, ada, tom] = await Promise.all(
      ['cora', 'otto', 'ada', 'tom'].map((name) => listen(name)),
    );
    const first = await signUp('eva', 'advice');
    const second = await signUp('eva', 'visits');
    await Promise.all([cora?.hears(first), otto?.hears(second), ada?.hears(second)]);
    const third = await signUp('tom', 'advice');
    const fourth = await signUp('tom', 'visits');
    await Promise.all([cora?.hears(third), otto?.hears(fourth), tom?.hears(fourth)]);
    expect(cora?.answer.headers['content-type']).toBe('text/event-stream');
    expect(cora?.changed).toContainEqual({ kind: 'registration', id: first });
    const heard = (one: Listening | undefined) => one?.changed.map(({ id }) => id);
    expect(heard(cora)).not.toContain(second);
    expect(heard(otto)).not.toContain(first);
    expect(heard(ada)).toEqual(expect.arrayContaining([first, second]));
    expect(heard(tom)).not.toEqual(expect.arrayContaining([first]));
    expect(heard(tom)).not.toEqual(expect.arrayContaining([second]));
  });

  test('tells only what the read models show by then', async () => {
    const cora = await listen('cora');
    const id = await signUp('eva', 'walks');
    await cora.hears(id);
    const entry = cora.entries.find(({ event }) => event === 'changes');
    const shown = await app.get<{ position: string }>('cora', `/registrations/${id}`);
    expect(shown.status).toBe(200);
    expect(entry?.id).toBe(entry?.data.position);
    expect((cora.entries[0]?.data.position ?? '') < (entry?.id ?? '')).toBe(true);
  });

  test('goes on after a break from the last event', async () => {
    const before = await listen('cora');
    const position = before.entries[0]?.id ?? '';
    before.close();
    const id = await signUp('tom', 'talks');
    const again = await listen('cora', '', { 'last-event-id': position });
    const byQuery = await listen('cora', `?after=${position}`);
    await Promise.all([again.hears(id), byQuery.hears(id)]);
    const later = await listen('cora', `?after=${again.entries.at(-1)?.id}`);
    const next = await signUp('eva', 'talks');
    await later.hears(next);
    expect(later.changed.map((change) => change.id)).not.toContain(id);
  });

  test('ends with the token', async () => {
    const { issuer } = app.scenario.product;
    const soon = await issuer?.token(app.scenario.id('person', 'cora'), 2 / 3_600);
    const cora = await Listening.as(soon ?? '');
    await eventually('it ends', () => cora.ended);
    expect(cora.entries.map(({ event }) => event)).toEqual(['ready']);
  });
});

describe('listening is refused', () => {
  const asked = (query: string, headers: Record<string, string> = {}) =>
    app.send('cora', 'GET', `/changes${query}`, undefined, headers);

  test.each(['nonsense', '9999999999999999', '%00'])(
    'from a position that is none: %s',
    async (after) => {
      const { status, problem } = await asked(`?after=${after}`);
      expect([status, problem.rule, problem.field]).toEqual([400, 'position', 'after']);
    },
  );

  test('after an event that is none', async () => {
    const { status, problem } = await asked('', { 'last-event-id': 'nonsense' });
    expect([status, problem.field]).toEqual([400, 'Last-Event-ID']);
  });

  test('without a token', async () => {
    expect((await app.sendRaw('GET', '/changes')).status).toBe(401);
  });

  test('beyond so many times at once, to that person alone', async () => {
    await Promise.all(Array.from({ length: MOST_OF_A_PERSON }, () => listen('otto')));
    const { status, problem, headers } = await app.send('otto', 'GET', '/changes');
    expect([status, problem.rule, headers.get('retry-after')]).toEqual([
      429,
      'too_many_listeners',
      '30',
    ]);
    await listen('cora');
    open[0]?.close();
    await eventually('there is room again', async () => {
      try {
        await listen('otto');
        return true;
      } catch {
        return false;
      }
    });
  });
});
