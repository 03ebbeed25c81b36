import { ACTOR_POLICY } from '#platform/authorization';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { Command } from 'commander';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import 'reflect-metadata';
import {
  Ledger,
  InMemoryEventStore,
  InMemoryKeyRing,
  MovableClock,
  streamOf,
  uuid5,
  type Decider,
  type StoredEvent,
} from '#kit/eventsourcing';
import { SealStore } from '#features/history';

import { LINK_ACTIONS, LinkTokens, mailAudiences, mailKinds } from '#features/notifications';
import { migrate } from '#kit/postgres';
import { registrationId } from '#contexts/registrations';
import { nonprofit } from '#contexts/organisations';
import { partnershipId } from '#contexts/partnerships';
import { DEFINITIONS } from '#features/exports';
import { CONTEXTS } from '../../tools/docs/command-tables.js';
import { Sources } from '../../tools/docs/sources.js';
import { Config } from '../../apps/runtime/config.js';
import { EVENT_CATALOGUE } from '../../apps/runtime/event-catalogue.js';
import { addGauges } from '../../apps/runtime/observability/gauges.js';
import { Metrics } from '../../apps/runtime/observability/metrics.js';
import { MIGRATIONS, PROJECTIONS } from '../../apps/runtime/read-models.js';
import { ROOT } from '../support/another-process.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';
import { differenceOf, Kept, SAME } from './kept.js';

/**
 * Every name under which something is stored, or that others use, compared with published-names.json. A name that is gone fails, and so
 * does one that is new. Checkpoints, leases, locks, kinds of jobs and the routes
 * of the API are seen in use, in exports.spec.ts.
 *
 * A name that has to change: `UPDATE_FROZEN=1 npm test -- test/frozen`, and the diff of published-names.json in the same commit.
 */
const kept = new Kept('published-names.json');
/** The contexts' tables under names that end so. */
const tablesNamed = <T>(ending: RegExp): [string, Readonly<Record<string, T>>][] =>
  Object.values(CONTEXTS)
    .flatMap((tables) => Object.entries(tables) as [string, Readonly<Record<string, T>>][])
    .filter(([name]) => ending.test(name));

describe('events', () => {
  test('have their types, versions and fields', () => {
    const sources = new Sources(ROOT);
    const fields = new Map(
      tablesNamed(/_EVENTS$/).flatMap(([table]) => [...sources.eventsOf(table)]),
    );
    const events = Object.entries(EVENT_CATALOGUE).map(([type, { version, personal = {} }]) => {
      const names = (fields.get(type)?.fields ?? []).map(({ name, optional }) => {
        const owners = personal[name];
        return `${name}${optional ? '?' : ''}${owners ? ` sealed for ${owners.join(' and ')}` : ''}`;
      });
      return [type, `v${version} ${names.sort().join(', ')}`] as const;
    });
    expect(events.length).toBeGreaterThan(50);
    expect(kept.compare('events', Object.fromEntries(events))).toEqual(SAME);
  });

  test('lie in streams of their categories, in the same envelope', async () => {
    const [event] = await written();
    expect(
      kept.compare('envelope', [
        ...Object.keys(event ?? {}),
        ...Object.keys(event?.meta ?? {}).map((key) => `meta.${key}`),
      ]),
    ).toEqual(SAME);
    expect(
      kept.compare(
        'streams',
        PROJECTIONS.map(({ category }) => streamOf({ category }, '{id}')),
      ),
    ).toEqual(SAME);
  });

  test('are made by commands of these names', () => {
    const names = tablesNamed<object>(/_COMMANDS$/).flatMap(([, table]) => Object.keys(table));
    expect(names.length).toBeGreaterThan(40);
    expect(kept.compare('commands', [...new Set(names)])).toEqual(SAME);
  });
});

/** A stream as a ledger writes it, from fixed ids. */
async function written(): Promise<StoredEvent[]> {
  const store = new InMemoryEventStore();
  const ledger = new Ledger(
    store,
    new InMemoryKeyRing(),
    new MovableClock('2026-01-05T08:00:00.000Z'),
    ACTOR_POLICY,
  );
  const id = uuid5('frozen', 'nonprofit');
  const data = { nonprofit: id, name: 'Helpers', description: 'We help.', locations: ['Paris'] };
  const cause = { commandId: id, correlation: id, causation: id };
  const plan = () => ({
    command: { name: 'RegisterNonprofit' as const, data },
    actor: null,
    capacity: 'system',
    mandate: null,
  });
  const aggregate = nonprofit as unknown as Decider<unknown, { name: string; data: object }>;
  await ledger.execute(aggregate, streamOf(aggregate, id), cause, plan);
  return store.readStream(streamOf(aggregate, id));
}

describe('the database', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    await migrate(database.url, MIGRATIONS);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const lines = async (sql: string) =>
    (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line);
  const OURS = `NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`;

  test.each([
    [
      'columns',
      `SELECT table_schema || '.' || table_name || '.' || column_name || ' ' || udt_name || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
           || coalesce(' default ' || column_default, '') AS line
         FROM information_schema.columns WHERE table_schema ${OURS}`,
    ],
    ['indexes', `SELECT indexdef AS line FROM pg_indexes WHERE schemaname ${OURS}`],
    [
      'constraints',
      `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
        WHERE connamespace::regnamespace::text ${OURS} AND contype <> 'n'`,
    ],
    [
      'functions',
      `SELECT oid::regprocedure || ' returns ' || pg_get_function_result(oid) || ' sha256 '
           || encode(sha256(convert_to(prosrc, 'UTF8')), 'hex') AS line FROM pg_proc WHERE pronamespace::regnamespace::text ${OURS}`,
    ],
    ['triggers', `SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`],
    ['migrations', `SELECT "timestamp" || ' ' || name AS line FROM migrations`],
    [
      'advisory locks of functions',
      `SELECT oid::regproc || ' ' || (regexp_matches(prosrc, 'pg_\\w*advisory\\w*lock\\w*\\([^;]*\\)', 'g'))[1] AS line FROM pg_proc
        WHERE pronamespace::regnamespace::text ${OURS}`
        .replace("'pg_\\", "'(pg_\\")
        .replace("\\)', 'g'", "\\))', 'g'"),
    ],
  ])('has its %s', async (what, sql) => {
    expect(kept.compare(`database ${what}`, await lines(sql))).toEqual(SAME);
  });
});

describe('what operators use', () => {
  test('metrics have their names, kinds and labels', () => {
    const metrics = new Metrics();
    addGauges({ metrics } as never);
    const all = metrics.registry.getMetricsAsArray() as unknown as {
      name: string;
      type: string;
      labelNames: string[];
    }[];
    expect(
      kept.compare(
        'metrics',
        all.map(({ name, type, labelNames }) => `${name} ${type} {${labelNames.join(', ')}}`),
      ),
    ).toEqual(SAME);
  });

  test('environment variables have their names and defaults', () => {
    const defaults = new Config() as unknown as Readonly<Record<string, unknown>>;
    const checked = getMetadataStorage().getTargetValidationMetadatas(Config, '', false, false);
    const names = [...new Set(checked.map(({ propertyName }) => propertyName))];
    const values = names.map(
      (name) => [name, defaults[name] === undefined ? '' : String(defaults[name])] as const,
    );
    expect(kept.compare('environment variables', Object.fromEntries(values))).toEqual(SAME);
  });

  test('the command line has its commands, arguments and options', async () => {
    const ledger = await commandLine();
    const all: string[] = [];
    const add = (command: Command, path: string) => {
      const its = [
        ...command.registeredArguments.map(
          (one) => `<${one.name()}${one.required ? '' : '?'}${one.variadic ? '...' : ''}>`,
        ),
      ];
      const options = command.options.map(({ flags, mandatory, argChoices, defaultValue }) => {
        const choices = argChoices ? ` (${argChoices.join('|')})` : '';
        return `${flags}${mandatory ? ' required' : ''}${choices}${defaultValue === undefined ? '' : ` = ${String(defaultValue)}`}`;
      });
      all.push([path, ...its, ...options.map((option) => `[${option}]`)].join(' '));
      for (const inner of command.commands) add(inner, `${path} ${inner.name()}`);
    };
    add(ledger, ledger.name());
    expect(all.length).toBeGreaterThan(15);
    expect(kept.compare('command line', all)).toEqual(SAME);
  });
});

/** The program as its module builds it, kept from running. */
async function commandLine(): Promise<Command> {
  const parse = jest
    .spyOn(Command.prototype, 'parseAsync')
    .mockImplementation(() => Promise.resolve(new Command()));
  await import('../../apps/cli/main.js');
  const ledger = parse.mock.contexts[0] as Command | undefined;
  parse.mockRestore();
  if (!ledger) throw new Error('The command line did not build a program.');
  return ledger;
}

test('mails have their kinds and audiences', () => {
  expect(
    kept.compare(
      'mails',
      mailKinds.map((kind) => `${kind} to ${[...mailAudiences(kind)].sort().join(', ')}`),
    ),
  ).toEqual(SAME);
});

test('exports have their names, versions, titles and columns in order', () => {
  const columns = Object.entries(DEFINITIONS).flatMap(
    ([name, { version, title, file, columns: all }]) => [
      [name, `v${version}; ${title.en}; ${title.fr}; ${file.en}; ${file.fr}`],
      ...all.map(({ key, label, width }, index) => [
        `${name} ${String(index + 1).padStart(3, '0')} ${key}`,
        `${label.en}; ${label.fr}${width === undefined ? '' : `; ${width}`}`,
      ]),
    ],
  );
  expect(kept.compare('exports', Object.fromEntries(columns) as Record<string, string>)).toEqual(
    SAME,
  );
});

describe('ids and seals', () => {
  const [one, two] = [uuid5('one'), uuid5('two')];

  test('come out the same of the same', async () => {
    const event = (await written())[0] as StoredEvent;
    const keys = await new InMemoryKeyRing().keys([one], true);
    const link = {
      person: one,
      registration: two,
      event: one,
      expiresAt: '2026-01-05T08:00:00.000Z',
    };
    const tokens = new LinkTokens(Buffer.alloc(32, 7));
    const made = {
      'uuid5 of nothing': uuid5(),
      'uuid5 of one, two': uuid5('one', 'two'),
      'registration, first': registrationId(one, two, 0),
      'registration, second': registrationId(one, two, 1),
      partnership: partnershipId(one, two),
      'event of a command': event.id,
      'hash of an event': event.hash,
      'key in memory': keys.get(one)?.toString('hex') ?? '',
      ...Object.fromEntries(
        LINK_ACTIONS.map((action) => [`link ${action}`, tokens.seal({ action, ...link })]),
      ),
      'daily seal': await sealed(),
    };
    expect(kept.compare('ids and seals', made)).toEqual(SAME);
  });

  /** Of ids made in the middle of things only the sources know the words: the literals of each call, wherever it stands. */
  test('are made of the same words', async () => {
    const calls: string[] = [];
    for (const text of await sources()) {
      for (const { index } of text.matchAll(/(?<![\w.])(?<!function )uuid5\(/g))
        calls.push(`uuid5 ${literalsIn(argumentsAt(text, index + 5))}`);
      for (const [, words] of text.matchAll(
        /hkdfSync\(\s*'sha256',[^`']*''\s*,\s*([`'][^`']*[`'])/g,
      ))
        calls.push(`hkdf ${words}`);
    }
    const words = [...new Set(calls.filter((call) => /'|`/.test(call)))];
    expect(words.length).toBeGreaterThan(20);
    expect(kept.compare('words of ids and keys', words)).toEqual(SAME);
  });
});

/** A seal of one stream, under a fixed key. */
async function sealed(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seals-'));
  try {
    const store = new InMemoryEventStore();
    const event = (await written())[0] as StoredEvent;
    await store.append({ stream: event.stream, expected: 'none', events: [event] });
    const seal = await new SealStore(folder, [Buffer.alloc(32, 7)]).seal(
      store,
      new MovableClock('2026-01-05T08:00:00.000Z'),
    );
    const files = await readdir(folder);
    return `${files.join()} ${createHash('sha256').update(JSON.stringify(seal)).digest('hex')}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What ships: no specs, nothing that only they use. */
async function sources(): Promise<string[]> {
  const texts: string[] = [];
  for (const folder of ['apps', 'libs', 'tools'].filter((name) => existsSync(join(ROOT, name)))) {
    const files = (await readdir(join(ROOT, folder), { recursive: true })).filter((file) =>
      file.endsWith('.ts'),
    );
    for (const file of files)
      if (!/\.spec\.ts$|(^|\/)testing\//.test(file))
        texts.push(await readFile(join(ROOT, folder, file), 'utf8'));
  }
  return texts;
}

/** What stands between a bracket and the one that closes it. */
function argumentsAt(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && (depth -= 1) === 0) return text.slice(open + 1, at);
  }
  return '';
}

/** Literals as they are, everything else as `_`: variables may be renamed, words may not. */
const literalsIn = (args: string): string =>
  args
    .trim()
    .replace(/,$/, '')
    .split(/,(?![^(]*\))/)
    .map((one) => (/^\s*'[^']*'\s*$/.test(one) ? one.trim() : '_'))
    .join(', ');

test('a comparison tells what was added and what was removed', () => {
  expect(differenceOf(['a', 'b', 'b'], ['b', 'c'])).toEqual({ added: ['c'], removed: ['a', 'b'] });
  expect(differenceOf({ a: '1' }, { a: '2' })).toEqual({ added: ['a: 2'], removed: ['a: 1'] });
});
