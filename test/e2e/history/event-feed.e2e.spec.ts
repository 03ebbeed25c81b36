import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { MOST_OF_A_PERSON } from '../../../apps/api/changes/event-followers.js';
import { openExports, type ExportApp } from '../../support/exports.js';

interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly sequence: string;
  readonly actor?: string;
  readonly erased?: string;
  readonly withheld?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

let exportApp: ExportApp;
let url: string;
beforeAll(async () => {
  exportApp = await openExports();
  url = exportApp.app.scenario.product.url;
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'A word between us',
  });
});
afterAll(() => exportApp.app.close());

const ask = async (who: string, query = '', headers: Record<string, string> = {}) =>
  fetch(`${url}/events${query}`, {
    headers: { authorization: `Bearer ${await exportApp.app.token(who)}`, ...headers },
  });
const pageOf = async (who: string, query = '') => {
  const response = await ask(who, query);
  if (!response.ok) throw new Error(await response.text());
  return {
    events: (await response.json()) as CloudEvent[],
    next: response.headers.get('next-position') ?? '',
    completeUpTo: response.headers.get('complete-up-to') ?? '',
    response,
  };
};
/** All events, page after page. */
async function all(who: string, query = '', limit = 7): Promise<CloudEvent[]> {
  const events: CloudEvent[] = [];
  for (let after = ''; ;) {
    const page = await pageOf(who, `?limit=${limit}&after=${after}${query}`);
    events.push(...page.events);
    after = page.next;
    if (page.next === page.completeUpTo) return events;
  }
}
const registrationsIn = (events: readonly CloudEvent[]) =>
  new Set(
    events.flatMap(({ subject }) =>
      subject.startsWith('registration-') ? [subject.slice('registration-'.length)] : [],
    ),
  );

describe('the event feed', () => {
  test('gives every event of the log to the platform team, in order, whatever the pages', async () => {
    const events = await all('pia');
    expect(events).toHaveLength(await exportApp.app.events());
    const positions = events.map(({ sequence }) => sequence);
    expect(positions).toEqual([...new Set(positions)].toSorted());
    expect(await all('pia', '', 1_000)).toEqual(events);
  });

  test('is CloudEvents 1.0 in batches', async () => {
    const { events, response } = await pageOf('pia', '?limit=3&type=DateSelected');
    expect(response.headers.get('content-type')).toBe('application/cloudevents-batch+json');
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      source: 'volunteer-ledger',
      type: 'DateSelected',
      subject: `registration-${exportApp.ids.slots}`,
      datacontenttype: 'application/json',
      dataschema: 'events.schema.json#/$defs/DateSelected',
      revision: expect.any(Number) as unknown,
      actor: exportApp.id('person', 'eva'),
      capacity: 'employee',
    });
    const attributes = Object.keys(events[0] ?? {}).filter((name) => name !== 'data');
    expect(attributes.filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
    expect(Object.values(events[0] ?? {})).not.toContain(null);
  });

  test('is lines of JSON where the client accepts them', async () => {
    const response = await ask('pia', '?limit=3', { accept: 'application/x-ndjson' });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await response.text()).split('\n').filter(Boolean);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      (await pageOf('pia', '?limit=3')).events,
    );
  });

  test('answers 304 until something is new', async () => {
    const { next } = await pageOf('pia', '?limit=1000');
    const first = await ask('pia', `?after=${next}`);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await ask('pia', `?after=${next}`, headers)).status).toBe(304);
    await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
      text: 'Another word',
    });
    const later = await ask('pia', `?after=${next}`, headers);
    expect([later.status, ((await later.json()) as unknown[]).length]).toEqual([200, 1]);
  });

  test('is limited to types, streams and days', async () => {
    const events = await all('pia');
    const stream = `registration-${exportApp.ids.slots}`;
    const ofStream = events.filter(({ subject }) => subject === stream);
    expect(await all('pia', `&stream=${stream}`)).toEqual(ofStream);
    expect(await all('pia', '&type=DateSelected,MessagePosted')).toEqual(
      events.filter(({ type }) => ['DateSelected', 'MessagePosted'].includes(type)),
    );
    const days = await all('pia', `&stream=${stream}&from=2026-01-07&to=2026-01-07`);
    expect(new Set(days.map(({ time }) => time.slice(0, 10)))).toEqual(new Set(['2026-01-07']));
    expect(days.length).toBeLessThan(ofStream.length);
  });

  test.each([
    ['after=nonsense', 'after'],
    ['after=9999999999999999', 'after'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['type=Foretold', 'type'],
    ['stream=everything', 'stream'],
    ['from=2026-02-30', 'from'],
    ['from=2026-02-02&to=2026-02-01', 'from'],
    ['versions=oldest', 'versions'],
    ['before=1', 'before'],
  ])('refuses %s', async (query, field) => {
    const response = await ask('pia', `?${query}`);
    expect([response.status, ((await response.json()) as { field: string }).field]).toEqual([
      400,
      field,
    ]);
  });

  test('is recorded as a read of those who oversee', async () => {
    await pageOf('aud', '?limit=5');
    const { body } = await exportApp.app.get<{ items: { rows: number }[] }>(
      'pia',
      `/reads?what=event-feed&reader=${exportApp.id('person', 'aud')}`,
    );
    expect(body.items).toMatchObject([{ capacity: 'auditor', rows: 5 }]);
  });
});

describe('the event feed has what is in the caller’s scope', () => {
  test('an employee’s own registrations, and no others', async () => {
    const mine = registrationsIn(await all('eva'));
    expect(mine).toEqual(new Set([exportApp.ids.slots]));
  });

  test('the registrations of a manager’s reports', async () => {
    const { slots, mentoring, proposed } = exportApp.ids;
    expect(registrationsIn(await all('max'))).toEqual(new Set([slots, mentoring, proposed]));
  });

  test('a coordinator’s registrations of any company, and no people', async () => {
    const events = await all('cora');
    expect(registrationsIn(events)).toEqual(new Set(Object.values(exportApp.ids)));
    const people = events.filter(({ subject }) => subject.startsWith('person-'));
    expect(new Set(people.map(({ subject }) => subject))).toEqual(
      new Set([`person-${exportApp.id('person', 'cora')}`]),
    );
  });

  test('nothing of another company', async () => {
    expect(registrationsIn(await all('bea'))).toEqual(new Set([exportApp.ids.abroad]));
    expect(registrationsIn(await all('otto'))).toEqual(new Set());
  });

  test('texts of messages for both sides, and withheld from others', async () => {
    const textFor = async (who: string) => {
      const [message] = await all(who, '&type=MessagePosted');
      return [message?.data['text'], message?.withheld];
    };
    expect(await textFor('eva')).toEqual(['A word between us', undefined]);
    expect(await textFor('cora')).toEqual(['A word between us', undefined]);
    expect(await textFor('pia')).toEqual([null, 'text']);
    expect(await textFor('aud')).toEqual([null, 'text']);
  });
});

interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: CloudEvent & { readonly next?: string };
}

/** Follows events until it is closed. */
class Follower {
  readonly messages: Message[] = [];
  ended = false;
  readonly #stop = new AbortController();
  private constructor(private readonly response: Response) {
    void this.#read().catch(() => undefined);
  }

  static async as(who: string, query = '', headers: Record<string, string> = {}, token?: string) {
    const stop = new AbortController();
    const response = await fetch(`${url}/events/stream${query}`, {
      signal: stop.signal,
      headers: {
        authorization: `Bearer ${token ?? (await exportApp.app.token(who))}`,
        ...headers,
      },
    });
    const one = new Follower(response);
    one.#stop.signal.addEventListener('abort', () => stop.abort());
    return one;
  }

  get status() {
    return this.response.status;
  }
  get events(): CloudEvent[] {
    return this.messages.flatMap(({ event, data }) => (event === '' ? [data] : []));
  }
  close(): void {
    this.#stop.abort();
  }

  async #read(): Promise<void> {
    let text = '';
    for await (const part of this.response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = `${text}${part}`.split('\n\n');
      text = parts.pop() ?? '';
      for (const message of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
        if (field('data') === '') continue;
        const data = JSON.parse(field('data')) as Message['data'];
        this.messages.push({ id: field('id'), event: field('event'), data });
      }
    }
    this.ended = true;
  }
}

describe('following events', () => {
  test('gives what was recorded, then what is', async () => {
    const before = await all('eva');
    const follower = await Follower.as('eva');
    await eventually('the past is there', () => follower.events.length === before.length);
    expect(follower.events).toEqual(before);
    await exportApp.say('cora', `/registrations/${exportApp.ids.slots}/post-message`, {
      text: 'An answer',
    });
    await eventually('it hears', () => follower.events.length === before.length + 1);
    expect(follower.events.at(-1)?.data['text']).toBe('An answer');
    follower.close();
  });

  test('goes on after Last-Event-ID, also of progress alone', async () => {
    const events = await all('eva');
    const half = events[Math.floor(events.length / 2)]?.sequence ?? '';
    const follower = await Follower.as('eva', '', { 'last-event-id': half });
    const rest = events.filter(({ sequence }) => sequence > half);
    await eventually('the rest is there', () => follower.events.length === rest.length);
    expect(follower.events).toEqual(rest);
    await eventually('it is at the end', () => follower.messages.at(-1)?.event === 'progress');
    const last = follower.messages.at(-1);
    expect(last?.id).toBe(last?.data.next);
    expect((last?.id ?? '') >= (events.at(-1)?.sequence ?? '')).toBe(true);
    follower.close();
  });

  test('ends with the token', async () => {
    const { issuer } = exportApp.app.scenario.product;
    const token = await issuer?.token(exportApp.id('person', 'eva'), 2 / 3_600);
    const follower = await Follower.as('eva', '', {}, token);
    await eventually('it ends', () => follower.ended);
  });

  test('is refused from a position that is none, and beyond so many at once', async () => {
    expect((await Follower.as('otto', '', { 'last-event-id': 'nonsense' })).status).toBe(400);
    const many = await Promise.all(
      Array.from({ length: MOST_OF_A_PERSON }, () => Follower.as('otto')),
    );
    expect((await Follower.as('otto')).status).toBe(429);
    for (const one of many) one.close();
    await eventually('there is room again', async () => {
      const one = await Follower.as('otto');
      one.close();
      return one.status === 200;
    });
  });
});

test('an erasure empties the personal fields of events, and names them', async () => {
  const ofEva = `&stream=person-${exportApp.id('person', 'eva')}`;
  const [before] = await all('pia', ofEva);
  expect([before?.data['name'], before?.erased]).toEqual(['eva', undefined]);
  await exportApp.app.do('pia', `/people/${exportApp.id('person', 'eva')}/erase-person`);
  const [after] = await all('pia', ofEva);
  expect(after?.data['name']).toBeNull();
  expect(after?.erased?.split(',')).toContain('name');
  expect(JSON.stringify(await all('cora'))).not.toContain('A word between us');
});
