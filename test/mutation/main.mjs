/**
 * Mutation test of pure rules: `npm run test:mutation -- [--files <text in paths>] [--minutes N]`. Each mutant is a small fault in a file
 * of a room of rules; one that no unit spec of the room notices has survived, and is printed with file:line. The rooms are
 * libs/contexts/<context>/domain, and the files of RULES_ELSEWHERE.
 * Random games (`*.property.unit.spec.ts`) are left out: a few seconds for each mutant are too many.
 */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clearTimeout, setTimeout } from 'node:timers';
import { parseArgs } from 'node:util';
import { instrument } from './mutants.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '' },
    minutes: { type: 'string', default: '10' },
    workers: { type: 'string', default: '2' },
  },
});
const LOOPS_AFTER = 20_000;
const until = Date.now() + Number(values.minutes) * 60_000;
const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** Rooms outside of the domains, and the files in them that neither ask a database nor the network. */
const RULES_ELSEWHERE = {
  'libs/platform/authorization': [
    'authorization-rules.ts',
    'caller.ts',
    'missing-rights.ts',
    'rights.ts',
    'sql-conditions.ts',
  ],
  'libs/contexts/people/application': ['role-policy.ts'],
};
const inLibs = readdirSync('libs', { recursive: true }).map((path) => `libs/${path}`);
const roomOf = (path) =>
  /^libs\/contexts\/[^/]+\/domain(?=\/.*\.ts$)/.exec(path)?.[0] ??
  Object.keys(RULES_ELSEWHERE).find((room) => path.startsWith(`${room}/`) && path.endsWith('.ts'));
const inRooms = inLibs.filter((path) => roomOf(path) !== undefined);
const isRule = (path) => {
  const elsewhere = RULES_ELSEWHERE[roomOf(path)];
  if (elsewhere) return elsewhere.some((name) => path === `${roomOf(path)}/${name}`);
  return !/\.spec\.ts$|\/testing\//.test(path);
};
const paths = inRooms
  .filter(isRule)
  .filter((path) => values.files.split(',').some((part) => path.includes(part)))
  .sort();
const rooms = groupBy(paths, roomOf);
const results = new Map();

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Tries mutants in a process; the one that it does not come back from is killed, as its test would never end. */
function tryIn(task, numbers, atLoad) {
  return new Promise((done, failed) => {
    const child = fork(WORKER, {
      env: {
        ...process.env,

        MUTATION: JSON.stringify({ ...task, numbers, atLoad }),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let current = atLoad;
    let ready = atLoad !== undefined;
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), ready ? LOOPS_AFTER : 180_000);
    };
    watch();
    child.on('message', (message) => {
      watch();
      if (message.ready !== undefined) ready = true;
      if (message.begun !== undefined) current = message.begun;
      if (message.number !== undefined) {
        results.set(message.number, message);
        current = undefined;
      }
      if (Date.now() > until) child.kill('SIGKILL');
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (!ready) return failed(new Error('The specs fail without any mutant.'));
      if (current !== undefined && Date.now() < until)
        results.set(current, { number: current, killed: true });
      done();
    });
  });
}

async function tryAll(task, numbers) {
  for (
    let left = numbers;
    left.length > 0 && Date.now() < until;
    left = left.filter((one) => !results.has(one))
  )
    await tryIn(task, left);
}

const all = [];
for (const [room, files] of rooms) {
  const firsts = [];
  const mutants = [];
  for (const file of files) {
    const path = resolve(file);
    firsts.push([path, all.length + mutants.length]);
    mutants.push(
      ...instrument(path, readFileSync(path, 'utf8'), all.length + mutants.length).mutants,
    );
  }
  all.push(...mutants);
  const specs = inRooms
    .filter((path) => roomOf(path) === room && path.endsWith('.unit.spec.ts'))
    .filter((path) => !path.endsWith('.property.unit.spec.ts'))
    .map((path) => resolve(path));
  const task = { firsts, specs };
  const dynamic = mutants.filter(({ isStatic }) => !isStatic).map(({ number }) => number);
  const workers = Number(values.workers);
  const parts = Array.from({ length: workers }, (_, part) =>
    dynamic.filter((_one, at) => at % workers === part),
  );
  await Promise.all(parts.map((part) => tryAll(task, part)));
  const atLoad = mutants.filter(({ isStatic }) => isStatic).map(({ number }) => number);
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let one = atLoad.shift(); one !== undefined && Date.now() < until; one = atLoad.shift())
        await tryIn(task, [], one);
    }),
  );
}

const tried = all.filter(({ number }) => results.has(number));
const survivors = tried.filter(({ number }) => !results.get(number).killed);
for (const { number, path, line, what } of survivors)
  console.log(
    `survived${results.get(number).unreached ? ' (no test reaches it)' : ''}  ${relative('.', path)}:${line}  ${what}`,
  );
for (const [path, of] of groupBy(tried, ({ path }) => path)) {
  const killed = of.filter(({ number }) => results.get(number).killed).length;
  console.log(
    `${String(killed).padStart(5)} of ${String(of.length).padStart(4)} killed  ${relative('.', path)}`,
  );
}
const killed = tried.length - survivors.length;
console.log(
  `${killed} of ${tried.length} mutants killed (${((100 * killed) / tried.length).toFixed(1)} %); ${all.length - tried.length} not tried.`,
);
