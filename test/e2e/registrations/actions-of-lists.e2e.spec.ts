import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { LoopWatch, slowness } from '../../support/loop-watch.js';

const COUNT = 200;
/** Lookups are batched by a hundred, so a page of two hundred takes one more statement of each kind. */
const BATCHES = 4;
/** No request holds the event loop for longer on a usual machine. The client runs in the same process and is measured with it. */
const LIMIT_MILLISECONDS = 50;
const names = Array.from({ length: 20 }, (_, index) => `e${index}`);
const initiatives = Array.from({ length: 10 }, (_, index) => `i${index}`);
interface Page {
  readonly items: readonly {
    readonly actions?: readonly { readonly command: string; readonly allowed: boolean }[];
  }[];
}

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    ada: { admin: acme }
    max: { manager: acme }
    pia: { platform: true }
${names.map((name) => `    ${name}: { employee: acme, manager: max }`).join('\n')}
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true }
  initiatives:
${initiatives.map((name) => `    ${name}: { nonprofit: helpers, kind: slots, company: acme, tasks: [gloves], slots: { s1: { start: 2026-01-20T14:00, end: 2026-01-20T17:00, capacity: 5 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }`).join('\n')}
`);
  for (const title of initiatives) {
    const initiative = app.scenario.id('initiative', title);
    const dates = ['s1', 's2'].map((slot) => ({
      slot: app.scenario.id('slot', `${title}.${slot}`),
    }));
    const signUp = (name: string) =>
      app.send(name, 'POST', '/registrations/select-dates', { initiative, dates });
    await Promise.all(names.map(signUp));
  }
  await app.settle();
}, 120_000);
afterAll(() => app.close());

/** How many statements a list takes. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const { pool } = app.scenario.product.runtime;
  let count = 0;
  const acquired = () => (count += 1);
  pool.on('acquire', acquired);
  await work();
  pool.off('acquire', acquired);
  return count;
}
const list = (person: string, limit: number) =>
  app.get<Page>(person, `/registrations?limit=${limit}&include=actions`);

test.each(['ada', 'cora', 'max', 'pia'])(
  'a list of two hundred says what %s may do',
  async (person) => {
    const { status, body } = await list(person, COUNT);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(COUNT);
    const commands = body.items.map(({ actions }) => actions?.map(({ command }) => command));
    expect(new Set(commands.map(String)).size).toBe(1);
    expect(commands[0]?.length).toBeGreaterThan(0);
    const few = await statements(() => list(person, 10));
    const many = await statements(() => list(person, COUNT));
    const watch = new LoopWatch(LIMIT_MILLISECONDS);
    const holds: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      watch.report();
      await list(person, COUNT);
      holds.push(watch.report().longest / slowness());
    }
    watch.stop();
    expect(many - few).toBeLessThanOrEqual(BATCHES);
    expect(Math.min(...holds)).toBeLessThan(LIMIT_MILLISECONDS);
  },
);
