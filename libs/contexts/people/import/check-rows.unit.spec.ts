import { describe, expect, test } from '@jest/globals';
import { WorkPacer } from '#platform/jobs';
import { checkLines } from './check-rows.js';
import type { Reach } from './identify-lines.js';
import { inOrder } from './import-outcomes.js';
import type { Known, KnownPerson } from './known-people.query.js';
import type { Line } from './people-file.js';

const ROOT = { id: 'root', path: 'acme', ancestors: ['root'] };
const PARIS = { id: 'paris', path: 'acme/paris', ancestors: ['root', 'paris'] };
const REACH: Reach = { company: 'acme', own: 'paris', reaches: (path) => path.includes('paris') };
const PLAN = { company: 'acme', root: 'root', cause: 'cause', expiresAt: 'later' };

const somebody = (id: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  name: id,
  mail: `${id}@acme.example`,
  subject: null,
  externalId: null,
  locale: null,
  company: 'acme',
  level: 'paris',
  manager: null,
  employee: true,
  works: true,
  roles: [{ company: 'acme', level: null }],
  ...more,
});
const knowing = (...people: readonly KnownPerson[]): Known => {
  const by = (key: (person: KnownPerson) => string | null) =>
    new Map(people.flatMap((one) => (key(one) === null ? [] : [[key(one) ?? '', one] as const])));
  return {
    root: 'root',
    levels: new Map([ROOT, PARIS].map((level) => [level.path, level])),
    levelsById: new Map([ROOT, PARIS].map((level) => [level.id, level])),
    byMail: by(({ mail }) => mail),
    bySubject: by(({ subject }) => subject),
    byExternalId: by(({ externalId, company }) => (company === 'acme' ? externalId : null)),
    managers: new Map(),
    namedManagers: new Map(
      people.map((one) => [one.name ?? '', people.filter(({ name }) => name === one.name)]),
    ),
  };
};
const linesOf = (...cells: readonly Line['cells'][]): Line[] =>
  cells.map((own, index) => ({ line: index + 2, cells: own, whole: true }));
const check = (known: Known, ...cells: readonly Line['cells'][]) =>
  checkLines(linesOf(...cells), known, REACH, (line) => `new-${line}`, new WorkPacer());
const dryRun = async (known: Known, ...cells: readonly Line['cells'][]) =>
  inOrder(await check(known, ...cells), PLAN, new WorkPacer());
const rulesIn = async (known: Known, ...cells: readonly Line['cells'][]) =>
  (await check(known, ...cells)).refused.flatMap(({ line, errors }) =>
    errors.map(({ field, rule }) => `${line} ${field} ${rule}`),
  );

describe('the person of a line', () => {
  const eva = somebody('eva', { subject: 'sub', externalId: 'E1' });

  test('is found by external id, else by subject, else by mail address', async () => {
    const known = knowing(eva, somebody('tom'));
    const { planned } = await check(
      known,
      { name: 'A', mail: 'a@acme.example', external_id: 'E1' },
      { name: 'T', mail: 'tom@acme.example' },
    );
    expect(planned.map(({ id }) => id)).toEqual(['eva', 'tom']);
    const bySubject = await check(known, { name: 'A', mail: 'a@acme.example', subject: 'sub' });
    expect(bySubject.planned[0]?.id).toBe('eva');
  });

  test('is changed where the line differs, and the report says so', async () => {
    expect(
      await dryRun(knowing(eva), {
        name: 'Eva Martin',
        mail: 'e.martin@acme.example',
        external_id: 'E1',
        locale: 'fr',
      }),
    ).toEqual([
      {
        line: 2,
        outcome: 'would_be_changed',
        person: 'eva',
        events: ['PersonChanged'],
        changes: ['name', 'mail', 'locale'],
      },
    ]);
  });

  test('on two lines is refused, by whatever it is found', async () => {
    const lines = [
      { name: 'A', mail: 'a@acme.example', external_id: 'E1' },
      { name: 'B', mail: 'b@acme.example', subject: 'sub' },
    ];
    expect(await rulesIn(knowing(eva), ...lines)).toEqual(['3 line duplicate_person']);
  });

  test('gets no mail address of another in scope', async () => {
    const line = { name: 'A', mail: 'tom@acme.example', external_id: 'E1' };
    expect(await rulesIn(knowing(eva, somebody('tom')), line)).toEqual(['2 mail mail_taken']);
  });

  test('keeps mail and subject if their roles are not all the admin’s to give', async () => {
    const roles = [{ company: null, level: null }];
    const known = knowing(somebody('eva', { externalId: 'E1', roles }));
    const line = { name: 'Eva', mail: 'mine@acme.example', external_id: 'E1' };
    expect(await rulesIn(known, line)).toEqual(['2 line roles_beyond_own']);
    expect(await rulesIn(known, { ...line, mail: 'eva@acme.example' })).toEqual([]);
  });
});

describe('somebody known out of scope', () => {
  const line = { name: 'Bob', mail: 'bob@acme.example', manager: 'max@acme.example' };
  const max = somebody('max');

  test.each([
    ['of another company', somebody('bob', { company: 'beta', level: null })],
    ['of no company', somebody('bob', { company: null, level: null, works: false })],
    ['above the admin’s level', somebody('bob', { level: 'root' })],
  ])('%s is not told from a newcomer by a dry run', async (_, bob) => {
    expect(await dryRun(knowing(bob, max), line)).toEqual(await dryRun(knowing(max), line));
    expect((await check(knowing(bob, max), line)).planned[0]).toMatchObject({ stranger: true });
  });
});

describe('the manager of a line', () => {
  const line = { name: 'Bob', mail: 'bob@acme.example' };
  const errorsFor = async (known: Known, ...cells: readonly Line['cells'][]) =>
    (await check(known, ...cells)).refused.flatMap(({ errors }) => errors);

  test('is not found by a name, and the error tells those of the name apart', async () => {
    const known = knowing(
      somebody('max', { name: 'max', externalId: 'E7' }),
      somebody('mia', { name: 'max' }),
      somebody('above', { name: 'max', level: 'root' }),
    );
    expect(await errorsFor(known, { ...line, manager: 'MAX' })).toEqual([
      {
        field: 'manager',
        rule: 'manager_by_name',
        message:
          'A name does not say who is meant: give a mail address, a subject or an external id. ' +
          'People of this name: max@acme.example, external id E7; mia@acme.example.',
      },
    ]);
  });

  test('of whose name the file has somebody is told apart by that line', async () => {
    const [error] = await errorsFor(
      knowing(),
      { ...line, manager: 'lea' },
      {
        name: 'Léa',
        mail: 'lea@acme.example',
      },
    );
    expect(error).toMatchObject({ rule: 'manager_by_name' });
    expect(error?.message).toContain('People of this name: lea@acme.example.');
  });

  test('of whose name nobody in scope is, is not found', async () => {
    const known = knowing(somebody('max', { level: 'root' }));
    expect(await rulesIn(known, { ...line, manager: 'max' })).toEqual(['2 manager not_found']);
  });

  test('is ambiguous when one person’s subject is another’s external id', async () => {
    const known = knowing(somebody('max', { subject: '7' }), somebody('mia', { externalId: '7' }));
    expect(await rulesIn(known, { ...line, manager: '7' })).toEqual([
      '2 manager manager_ambiguous',
    ]);
  });

  test('is nobody who is the person of the line', async () => {
    expect(await rulesIn(knowing(), { ...line, manager: 'bob@acme.example' })).toEqual([
      '2 manager own_manager',
    ]);
  });
});

test('a subject and an external id that begin with - are no formulas', async () => {
  const line = { name: 'Lea', mail: 'lea@acme.example', subject: '-Hq3', external_id: '-1' };
  expect(await rulesIn(knowing(), line)).toEqual([]);
  expect(await rulesIn(knowing(), { ...line, name: '-Lea' })).toEqual(['2 name formula']);
});

describe('a file in which each of 3,000 people manages the next', () => {
  const PEOPLE = 3_000;
  const chain = Array.from({ length: PEOPLE }, (_, n) => ({
    name: `P${n}`,
    mail: `p${n}@acme.example`,
    ...(n === 0 ? {} : { manager: `p${n - 1}@acme.example` }),
  }));

  test('can be interrupted after each line, at each step', async () => {
    let pauses = 0;
    class AlwaysDue extends WorkPacer {
      override get isDue(): boolean {
        return true;
      }
    }
    const pacer = new AlwaysDue(async () => void (pauses += 1));
    const checked = await checkLines(linesOf(...chain), knowing(), REACH, String, pacer);
    const checkedAfter = pauses;
    const outcomes = await inOrder(checked, PLAN, pacer);
    expect([checked.refused, outcomes.length]).toEqual([[], PEOPLE]);
    expect(checkedAfter).toBeGreaterThanOrEqual(5 * PEOPLE);
    expect(pauses - checkedAfter).toBeGreaterThanOrEqual(PEOPLE);
  });

  test('takes time in proportion to its length', async () => {
    const spent = async (people: number): Promise<number> => {
      const since = process.cpuUsage();
      const lines = linesOf(...chain.slice(0, people));
      const checked = await checkLines(lines, knowing(), REACH, String, new WorkPacer());
      await inOrder(checked, PLAN, new WorkPacer());
      return process.cpuUsage(since).user;
    };
    const whole = [await spent(PEOPLE), await spent(PEOPLE), await spent(PEOPLE)];
    const tenth = [await spent(PEOPLE / 10), await spent(PEOPLE / 10), await spent(PEOPLE / 10)];
    // A quadratic one would take a hundred times as long.
    expect(Math.min(...whole)).toBeLessThan(50 * Math.max(...tenth));
  });
});
