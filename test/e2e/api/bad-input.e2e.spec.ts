import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandsOf, type Command } from '../../support/command-routes.js';
import { openHttpApp, type HttpResponse, type HttpApp } from '../../support/http-app.js';

/** Whatever is sent to whichever command: a refusal that names field and rule, or a correct result; never a 500 (docs/domain.md §1). */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, carl] }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    zoe: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    carl: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
    mentor: { nonprofit: helpers, kind: mentoring }
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let commands: readonly Command[];
/** Something that exists, for every id by its name. */
let known: Readonly<Record<string, string>>;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  commands = await commandsOf(app);
  const of = {
    slot: app.scenario.id('slot', 'cleanup.s1'),
    initiative: app.scenario.id('initiative', 'cleanup'),
  };
  const signedUp = await app.do('eva', '/registrations/select-dates', {
    initiative: of.initiative,
    dates: [{ slot: of.slot }],
  });
  const { rows } = await app.scenario.product.runtime.pool.query<{ id: string }>(
    'SELECT id FROM read.partnerships',
  );
  known = {
    ...of,
    registration: signedUp.body.id,
    date: signedUp.body.events[1]?.about ?? '',
    company: app.scenario.id('company', 'acme'),
    nonprofit: app.scenario.id('nonprofit', 'helpers'),
    person: app.scenario.id('person', 'tom'),
    partnership: rows[0]?.id ?? '',
    webhook: app.scenario.id('person', 'tom'),
  };
});
afterAll(() => app.close());

const NUL = '\u0000';
const deep = (depth: number): unknown => (depth === 0 ? [] : [deep(depth - 1)]);
/** Wrong for every field, whatever it is for. */
const WRONG: readonly unknown[] = [
  null, true, -1.5, 1e308, {}, { id: 1 }, [null], [[]], [{}, 1], deep(200), '', ' \n ', NUL, `a${NUL}b`, '\ud800', 'a\udfffb', '\u0007bell', 'x'.repeat(200_000),
]; // prettier-ignore
/** Wrong for some; for others odd, and to be taken as it is. */
const ODD: readonly unknown[] = [
  0, 2 ** 53, [], 'constructor', '\u202Eelpoep rof', 'لا 🙂', '<script>', "'; DROP TABLE read.people; --", '%00', '=1+1', '2026-02-30T10:00Z', '2026-02-03T24:00Z', '2026-02-03T10:00', '2026-13-01T10:00Z', '0000-01-01T00:00Z', '9999-12-31T23:59Z', 'Mars/Olympus', '00000000-0000-0000-0000-000000000000', '018f0000-0000-7000-8000-00000000000g',
]; // prettier-ignore

/** Refused in so many words, or taken. */
function expectAnswered({ status, problem }: HttpResponse, sent: string): void {
  expect({ sent, status: [200, 400, 403, 404, 409, 412].includes(status) ? 'answered' : status }).toEqual({ sent, status: 'answered' });
  if (status !== 200) expect({ sent, ...problem }).toMatchObject({ sent, status, rule: expect.stringMatching(/^[\w]+$/), detail: expect.any(String) });
} // prettier-ignore

async function everyOne<T>(all: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += 16)
    await Promise.all(all.slice(from, from + 16).map(ask));
}

const pathOf = ({ path }: Command) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'unknown');

describe('every command', () => {
  test('refuses by name a field that is of no kind it could be', async () => {
    const cases = commands.flatMap((command) =>
      command.fields.flatMap((field) => WRONG.map((value) => ({ command, field, value })))); // prettier-ignore
    expect(cases.length).toBeGreaterThan(500);
    await everyOne(cases, async ({ command, field, value }) => {
      if (field.takes(value)) return;
      const body = { ...command.sample(known), [field.name]: value };
      const answer = await app.send('pia', 'POST', pathOf(command), body);
      const sent = `${command.name} ${JSON.stringify({ [field.name]: value }).slice(0, 100)}`;
      expect({
        sent,
        status: answer.status,
        fields: answer.problem.errors?.map((error) => error.field.split('.')[0]),
      }).toEqual({
        sent,
        status: 400,
        fields: expect.arrayContaining([field.name]),
      });
    });
  });

  test('answers to whatever is odd', async () => {
    const cases = commands.flatMap((command) =>
      command.fields.flatMap((field) => ODD.map((value) => ({ command, field, value }))),
    );
    await everyOne(cases, async ({ command, field, value }) => {
      const body = { ...command.sample(known), [field.name]: field.list ? [value] : value };
      expectAnswered(
        await app.send('eva', 'POST', `${pathOf(command)}?dryRun=true`, body),
        `${command.name} ${field.name}: ${JSON.stringify(value)}`,
      );
    });
  });

  test('refuses a field that it does not know, and a body that is none', async () => {
    const bodies = ['', 'null', '[]', '"text"', '7', 'true', '{', '{"a":', '[[[[', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', '\u0000', `{"x":"${'y'.repeat(1_100_000)}"}`]; // prettier-ignore
    await everyOne(commands, async (command) => {
      const unknown = await app.send('pia', 'POST', pathOf(command), {
        ...command.sample(known),
        colour: 'red',
      });
      expect({
        of: command.name,
        status: unknown.status,
        ...unknown.problem.errors?.find(({ field }) => field === 'colour'),
      }).toMatchObject({
        of: command.name,
        status: 400,
        rule: 'unknown_field',
      });
      const headers = { authorization: `Bearer ${await app.token('eva')}` };
      for (const body of bodies) {
        const { status } = await app.sendRaw(
          'POST',
          `${pathOf(command)}?dryRun=true`,
          body,
          headers,
        );
        const sent = `${command.name} ${body.slice(0, 40)}`;
        expect({ sent, status: status < 500 ? 'answered' : status }).toEqual({
          sent,
          status: 'answered',
        });
      }
    });
  });

  test('refuses an id in its path that is none, and does not find one of nothing', async () => {
    const ids = [
      '1',
      'null',
      '%00',
      '%ff',
      "'",
      '..%2f..',
      'x'.repeat(190),
      'x'.repeat(5_000),
      '018f3c1e-0000-7000-8000-000000000000',
    ];
    await everyOne(commands.filter(({ path }) => path.includes('{')), async (command) => {
      for (const id of ids) {
        const { status } = await app.send('pia', 'POST', command.path.replace(/\{\w+\}/, id), command.sample(known));
        expect({ of: command.name, id, refused: [400, 404, 414].includes(status), status }).toMatchObject({ refused: true });
      }
    }); // prettier-ignore
  });

  test('refuses headers that are malformed', async () => {
    const path = `/registrations/${known['registration']}/cancel-registration?dryRun=true`;
    const headers: [string, string, number][] = [
      ['If-Match', 'newest', 400],
      ['If-Match', '"-1"', 400],
      ['If-Match', '"99999999999999999999"', 400],
      ['If-Match', '"7"', 412],
      ['Idempotency-Key', 'x'.repeat(201), 400],
      ['Idempotency-Key', 'two words', 400],
      ['Act-As', 'emperor', 400],
      ['Act-As', '__proto__', 400],
      ['Act-As', '', 400],
      ['Act-As', 'platform', 403],
      ['X-Correlation-Id', 'nonsense', 200],
    ];
    for (const [name, value, status] of headers) {
      const answer = await app.send('eva', 'POST', path, {}, { [name]: value });
      expect({ name, value, status: answer.status }).toEqual({ name, value, status });
    }
  });
});

describe('a date', () => {
  const propose = (dates: unknown) => app.send('zoe', 'POST', '/registrations/select-dates', { initiative: app.scenario.id('initiative', 'advice'), dates }); // prettier-ignore
  const times = { start: '2026-02-03T10:00+01:00', end: '2026-02-03T11:00+01:00' };
  test.each<[string, unknown, string, string]>([
    [
      'on a day that is not',
      [{ ...times, start: '2026-02-30T10:00+01:00' }],
      'dates.0.start',
      'instant',
    ],
    [
      'at an hour that is not',
      [{ ...times, end: '2026-02-03T24:00+01:00' }],
      'dates.0.end',
      'instant',
    ],
    ['without an offset', [{ ...times, end: '2026-02-03T11:00' }], 'dates.0.end', 'instant'],
    [
      'that ends before it starts',
      [{ start: times.end, end: times.start }],
      'dates.0.end',
      'end_after_start',
    ],
    ['without an end', [{ start: times.start }], 'dates', 'slot_or_times'],
    ['that is nothing', [{}], 'dates', 'slot_or_times'],
    [
      'that is a slot and a time',
      [{ ...times, slot: '018f3c1e-0000-7000-8000-000000000000' }],
      'dates',
      'slot_or_times',
    ],
    ['one of a thousand', Array.from({ length: 1_000 }, () => times), 'dates', 'arrayMaxSize'],
    ['one of none', [], 'dates', 'arrayMinSize'],
  ])('%s is refused', async (_, dates, field, rule) => {
    const { status, problem } = await propose(dates);
    expect({ status, error: problem.errors?.find((error) => error.field === field)?.rule }).toEqual(
      { status: 400, error: rule },
    );
  });

  test('one of a hundred is taken, all of them in one append', async () => {
    const { status, body } = await propose(
      Array.from({ length: 100 }, (_, hour) => ({
        start: new Date(Date.UTC(2026, 1, 3, hour)).toISOString(),
        end: new Date(Date.UTC(2026, 1, 3, hour + 1)).toISOString(),
      })),
    );
    expect({ status, events: body.events.length }).toEqual({ status: 200, events: 101 });
  });
});

describe('what is large or strange, and right', () => {
  test('a megabyte of message is refused; 5,000 characters of any script pass', async () => {
    const path = `/registrations/${known['registration']}/post-message`;
    const long = await app.send('eva', 'POST', path, { text: 'x'.repeat(1_000_000) });
    expect(long.problem).toMatchObject({ status: 400, field: 'text', rule: 'isLength' });
    const beyond = await app.send('eva', 'POST', path, { text: 'x'.repeat(2_000_000) });
    expect(beyond.status).toBe(413);
    const text = `${'é'.repeat(4_970)}\u202Eright to left\n🙂`;
    expect((await app.do('eva', path, { text })).status).toBe(200);
    const history = await app.get<{ events: { type: string; data: { text?: string } }[] }>('cora', `/registrations/${known['registration']}/history`);
    const kept = text.replace('\u202E', '');
    expect(JSON.stringify(history.body)).toContain(JSON.stringify(kept).slice(1, -1));
  }); // prettier-ignore

  test('names of any script are kept; control characters are refused', async () => {
    const register = (name: string) =>
      app.do('ada', '/people/register-person', { name, mail: 'new@acme.example' });
    for (const control of ['\u0000', '\u0007', '\u0085', '\r\nBcc: all@acme.example'])
      expect((await register(`Eva${control}`)).problem).toMatchObject({
        status: 400,
        field: 'name',
      });
    const name = 'לאה \u200Fعلي\u202E Ζωή 🙂';
    const { status, body } = await register(name);
    expect(status).toBe(200);
    expect((await app.get<{ name: string }>('ada', `/people/${body.id}`)).body.name).toBe(
      'לאה علي Ζωή 🙂',
    );
  });

  test.each(['Mars/Olympus', 'Europe/paris ', '+02:00', ''])('a zone %j is none', async (zone) => {
    const settings = (words: object) =>
      app.send(
        'ada',
        'POST',
        `/companies/${known['company']}/change-company-settings?dryRun=true`,
        words,
      );
    expect((await settings({ zone })).problem).toMatchObject({ status: 400, field: 'zone' });
    expect((await settings({ zone: 'Pacific/Apia' })).status).toBe(200);
  });

  test('a mentoring of five years runs for five years', async () => {
    const signedUp = await app.do('tom', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'mentor'),
    });
    const path = `/registrations/${signedUp.body.id}`;
    await app.do('cora', `${path}/approve-application`);
    const found = await app.do('tom', `${path}/record-mentee-found`, {
      start: '2026-01-31T09:00+01:00',
      end: '2031-01-31T09:00+01:00',
    });
    expect(found.body.status).toBe('in_progress');
    await app.at('2030-12-31T09:00');
    const after = await app.get<{ status: string; deadlines: { kind: string; at: string }[] }>(
      'tom',
      path,
    );
    expect(after.body.status).toBe('in_progress');
    expect(after.body.deadlines).toContainEqual({
      kind: 'DateEnded',
      at: '2031-01-31T08:00:00.000Z',
    });
    await app.at('2026-01-05T09:00');
  });
});

describe('two who decide at once', () => {
  test('about one date: one decides, the other is told that it is decided', async () => {
    const path = `/registrations/${known['registration']}`;
    const answers = await Promise.all([
      app.send('cora', 'POST', `${path}/confirm-dates`),
      app.send('carl', 'POST', `${path}/refuse-dates`, {}),
      app.send('carl', 'POST', `${path}/confirm-dates`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ problem }) => problem.rule)).toEqual(['not_to_be_confirmed', 'not_to_be_confirmed']); // prettier-ignore
  });
});
