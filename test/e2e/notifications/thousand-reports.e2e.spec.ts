import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { streamOf, uuid5 } from '#kit/eventsourcing';
import { registration, registrationId, SignUpContextQuery } from '#contexts/registrations';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { LoopWatch } from '../../support/loop-watch.js';

const [PEOPLE, INITIATIVES] = [25, 40];
/** Of CPU time, and generous: all thousand in one go would take several seconds. */
const LONGEST_HOLD_MILLISECONDS = 1_000;
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    max: { manager: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
${numbers(PEOPLE)
  .map((n) => `    p${n}: { employee: acme, manager: max }`)
  .join('\n')}
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
${numbers(INITIATIVES)
  .map((n) => `    i${n}: { nonprofit: helpers, kind: open }`)
  .join('\n')}
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  await Promise.all(numbers(PEOPLE).map((n) => waitFor(app.scenario.id('person', `p${n}`))));
  await app.settle();
});
afterAll(() => app.close());

/** One date of a person on every initiative, confirmed, without the way over HTTP. */
async function waitFor(person: string): Promise<void> {
  const { ledger, pool } = app.scenario.product.runtime;
  const dates = [{ start: '2026-03-03T13:00:00.000Z', end: '2026-03-03T15:00:00.000Z' }];
  for (const n of numbers(INITIATIVES)) {
    const initiative = app.scenario.id('initiative', `i${n}`);
    const id = registrationId(person, initiative, 0);
    const signUpContext = await new SignUpContextQuery(pool).of(initiative, person, [], false);
    const signUp = { registration: id, ordinal: 0, previous: null };
    const commands = [
      { name: 'SelectDates' as const, data: { signUpContext, new: signUp, dates } },
      { name: 'ConfirmDates' as const, data: {} },
    ];
    for (const command of commands) {
      const commandId = uuid5(id, command.name);
      const cause = { commandId, correlation: commandId, causation: commandId };
      await ledger.execute(registration, streamOf(registration, id), cause, () => ({
        command,
        actor: command.name === 'SelectDates' ? person : app.scenario.id('person', 'cora'),
        capacity: command.name === 'SelectDates' ? 'employee' : 'coordinator',
        mandate: null,
      }));
    }
  }
}

const asks = async (name: string): Promise<number> => {
  const { rows } = await app.scenario.product.runtime.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM work.outbox WHERE kind = 'ManagerApprovalRequested' AND recipient = $1`,
    [app.scenario.id('person', name)],
  );
  return rows[0]?.count ?? 0;
};

test('a manager of a thousand waiting dates leaves; the event loop is not held', async () => {
  expect([await asks('max'), await asks('ada')]).toEqual([PEOPLE * INITIATIVES, 0]);
  const watch = new LoopWatch(LONGEST_HOLD_MILLISECONDS);
  await app.do('pia', `/people/${app.scenario.id('person', 'max')}/erase-person`);
  watch.stop();
  expect([await asks('max'), await asks('ada')]).toEqual([
    PEOPLE * INITIATIVES,
    PEOPLE * INITIATIVES,
  ]);
  expect(watch.report().longest).toBeLessThan(LONGEST_HOLD_MILLISECONDS);
});
