import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandAnswer } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import { doCommand } from '../../../apps/cli/commands/do.command.js';
import { importPeople } from '../../../apps/cli/commands/import-people.command.js';
import { listPeople } from '../../../apps/cli/commands/people.command.js';
import { ROOT } from '../../support/another-process.js';
import { runLedger } from '../../support/ledger-process.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris] }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  const { config } = app.scenario.product.runtime;
  Object.assign(process.env, { DATABASE_URL: app.databaseUrl, LEDGER_DATA: config.LEDGER_DATA });
});
afterAll(async () => {
  process.env = environment;
  await rm(folder, { recursive: true, force: true });
  await app.close();
});

let printed: string[] = [];
beforeEach(async () => {
  await app.settle();
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((what: string) => void printed.push(what));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});
const said = () => printed.join('\n');
const saidAsJson = (): unknown => JSON.parse(said());
const apply = (registration?: string) =>
  JSON.stringify({
    initiative: app.scenario.id('initiative', 'advice'),
    ...(registration === undefined ? {} : { registration }),
  });

test('a dry run shows events, mails and status, and changes nothing', async () => {
  const before = await app.events();
  await doCommand('SubmitApplication', { as: 'eva', with: apply(), dryRun: true });
  expect(said()).toMatch(
    /^SubmitApplication would be done: [\da-f-]{36}, revision 0, status application\n {2}event {4}ApplicationSubmitted/,
  );
  expect(said()).toContain(
    `mail     ApplicationSubmitted to ${app.scenario.id('person', 'cora')}, as coordinators`,
  );
  expect(await app.events()).toBe(before);
});

test('a command acts as the person; its event says via the command line', async () => {
  await doCommand('SubmitApplication', {
    as: app.scenario.mails.get('eva') as string,
    with: apply(),
    json: true,
    key: 'once',
  });
  const { id, status, events, mails } = saidAsJson() as CommandAnswer;
  expect({ status, events, mails }).toMatchObject({
    status: 'application',
    events: [{ type: 'ApplicationSubmitted' }],
    mails: [{ kind: 'ApplicationSubmitted' }],
  });
  printed = [];
  await doCommand('SubmitApplication', { as: 'eva', with: apply(), json: true, key: 'once' });
  expect(saidAsJson()).toMatchObject({ id, events });
  await app.settle();
  const history = await app.get<{ events: unknown[] }>('pia', `/registrations/${id}/history`);
  expect(history.body.events).toMatchObject([
    { type: 'ApplicationSubmitted', actor: { name: 'eva' }, capacity: 'employee', via: 'cli' },
  ]);
});

test('a proposal names every partnership; text from a file; a revision', async () => {
  const file = join(folder, 'words.json');
  await writeFile(
    file,
    JSON.stringify({
      nonprofits: ['helpers', 'others'].map((name) => app.scenario.id('nonprofit', name)),
    }),
  );
  await expect(doCommand('ProposePartnership', { as: 'ada', with: `@${file}` })).rejects.toThrow(
    'already_proposed',
  );
  await writeFile(file, JSON.stringify({ nonprofits: [app.scenario.id('nonprofit', 'others')] }));
  await expect(
    doCommand('ProposePartnership', { as: 'ada', with: `@${file}`, revision: '7' }),
  ).rejects.toThrow('stale_revision');
  await doCommand('ProposePartnership', { as: 'ada', actAs: 'admin', with: `@${file}` });
  expect(said()).toMatch(
    /^ProposePartnership done: .*status awaiting_confirmation\n {2}event {4}PartnershipProposed/,
  );
});

test('long work is waited for', async () => {
  const item = { registration: '00000000-0000-4000-8000-000000000000', revision: 0 };
  const asEva = { as: 'eva', with: JSON.stringify({ command: 'CancelDates', items: [item] }) };
  await expect(doCommand('GiveInBulk', asEva)).rejects.toThrow('command must be one of');
  await doCommand('GiveInBulk', {
    as: 'cora',
    with: JSON.stringify({ command: 'ConfirmDates', items: [item] }),
  });
  expect(saidAsJson()).toMatchObject({ kind: 'bulk', status: 'done', counts: { refused: 1 } });
});

test('what is wrong is said by field and rule', async () => {
  const refused = (command: string, options: object) =>
    expect(doCommand(command, { as: 'eva', ...options })).rejects;
  await refused('Fly', {}).toThrow('There is no command Fly. Commands: ');
  await refused('SubmitApplication', { with: '[]' }).toThrow('--with needs a JSON object');
  await refused('CancelDates', {}).toThrow('--with: registration is missing');
  await refused('SubmitApplication', { as: 'nobody' }).toThrow('No person nobody found.');
  await refused('SubmitApplication', { with: '{"initiative":7}' }).toThrow(
    'initiative must be a UUID (isUuid)',
  );
  await refused('SelectDates', { with: apply() }).toThrow('dates: ');
  await doCommand('RegisterCompany', {
    as: 'eva',
    with: '{"name":"x","zone":"Europe/Paris"}',
    json: true,
  });
  expect({ problem: saidAsJson(), exit: process.exitCode }).toMatchObject({
    problem: { status: 403 },
    exit: 1,
  });
});

test('in a process of its own, a refusal is an exit status and a text', async () => {
  const { LEDGER_DATA } = app.scenario.product.runtime.config;
  const words = ['do', 'SubmitApplication', '--as', 'ada', '--with', apply()];
  const { code, complaints } = await runLedger(words, {
    DATABASE_URL: app.databaseUrl,
    LEDGER_DATA,
  });
  expect({ code, complaints }).toEqual({
    code: 1,
    complaints: expect.stringContaining('Not permitted: '),
  });
});

test('prints its version', async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(await runLedger(['--version'], {})).toMatchObject({ code: 0, output: `${version}\n` });
});

test('imports people: dry run, run, and the same file changes nothing', async () => {
  const file = join(folder, 'people.csv');
  await writeFile(
    file,
    'name,mail,level,manager\nIda,ida@acme.example,acme/paris,jim@acme.example\nJim,jim@acme.example,,\n',
  );
  await importPeople(file, { as: 'ada', dryRun: true });
  expect(said()).toMatch(
    /^line 2 {2}registered_or_invited {2}PersonRegistered, RoleGranted, ManagerAssigned\nline 3 {2}registered_or_invited {2}PersonRegistered, RoleGranted\n(not in the file {2}absent {2}[\da-f-]{36}\n)*/,
  );
  expect(said()).toContain('2 registered_or_invited');
  printed = [];
  await importPeople(file, { as: 'ada' });
  expect(said()).toMatch(
    /^line 2 {2}registered {2}[\da-f-]{36} {2}PersonRegistered, RoleGranted, ManagerAssigned\nline 3 {2}registered/,
  );
  await app.settle();
  printed = [];
  await importPeople(file, { as: 'ada', company: app.scenario.id('company', 'acme'), json: true });
  expect(saidAsJson()).toMatchObject({ status: 'done', counts: { unchanged: 2 } });
});

test('a file with a line that is refused is none, and says why', async () => {
  const file = join(folder, 'wrong.csv');
  await writeFile(file, 'name,mail\n=1+1,kim@acme.example\nLou,lou@acme.example\n');
  await expect(importPeople(file, { as: 'ada' })).rejects.toThrow(
    '1 of 2 lines were refused, so nothing was imported',
  );
  expect(said()).toContain('line 2  refused  name: A cell must not begin with');
  await expect(importPeople(file, { as: 'pia' })).rejects.toThrow('--company');
  await expect(importPeople(join(folder, 'none.csv'), { as: 'ada' })).rejects.toThrow('ENOENT');
});

test('a stopped import did what it reports, and the same file resumes it', async () => {
  const file = join(folder, 'many.csv');
  await writeFile(
    file,
    ['name,mail', ...Array.from({ length: 400 }, (_, n) => `Max ${n},max${n}@acme.example`)].join(
      '\n',
    ),
  );
  const listeners = process.listenerCount('SIGINT');
  // As Ctrl-C, but heard by the import alone: the run of tests would end.
  const interrupt = () =>
    process
      .rawListeners('SIGINT')
      .slice(listeners)
      .forEach((listener) => Reflect.apply(listener, process, ['SIGINT']));
  const stopping = setInterval(interrupt, 5);
  const stopped = importPeople(file, { as: 'ada', json: true }).finally(() =>
    clearInterval(stopping),
  );
  await expect(stopped).rejects.toThrow('The import was cancelled');
  const { status, counts } = saidAsJson() as JobAnswer;
  const { registered = 0 } = counts;
  expect({ status, all: registered < 400 }).toEqual({ status: 'cancelled', all: true });
  await app.settle();
  printed = [];
  await importPeople(file, { as: 'ada', json: true });
  expect((saidAsJson() as JobAnswer).counts).toMatchObject({
    registered: 400 - registered,
    ...(registered > 0 ? { unchanged: registered } : {}),
  });
});

test('people are listed with their roles, and found by role and words', async () => {
  await listPeople('', {});
  expect(printed).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ada\t.*\tadmin of acme$/),
      expect.stringMatching(/^cora\t.*\tcoordinator of helpers$/),
    ]),
  );
  printed = [];
  await listPeople('eva', {});
  expect(printed).toEqual([expect.stringMatching(/^eva\t.*\temployee of acme\/paris$/)]);
  printed = [];
  await listPeople('OTTO', { role: 'coordinator' });
  expect(printed).toEqual([expect.stringMatching(/^otto\t/)]);
  await expect(listPeople('otto', { role: 'admin' })).rejects.toThrow('Nobody found.');
});
