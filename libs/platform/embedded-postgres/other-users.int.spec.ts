import { afterEach, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inAnotherProcess } from '../../../test/support/another-process.js';
import { copyTree } from '../../../test/support/copied-tree.js';
import {
  alsoClearAway,
  clearAway,
  temporaryDirectory,
} from '../../../test/support/temporary-directory.js';
import { startPostgres } from './start-postgres.js';

afterEach(clearAway);

const isRoot = process.getuid?.() === 0;
const STRANGER = 54321;

/** Says what a start came to: the error's words, or the data's owner and place. */
const attempt = (dataDirectory: string): string => `
  import { statSync } from 'node:fs';
  import { startPostgres } from './libs/platform/embedded-postgres/index.ts';
  const said = await startPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)} }).then(
    async (server) => {
      const owner = statSync(server.dataDirectory + '/pgdata').uid;
      await server.stop();
      return { owner, dataDirectory: server.dataDirectory };
    },
    (error) => ({ error: error.message }),
  );
  console.log(JSON.stringify(said));`;

test('closes only the data directory to others', async () => {
  const directory = temporaryDirectory();
  const server = await startPostgres({ dataDirectory: join(directory, 'a', 'data') });
  alsoClearAway(server.dataDirectory);
  expect(server.dataDirectory).toBe(join(directory, 'a', 'data'));
  const rights = (...path: string[]): number =>
    statSync(join(directory, 'a', ...path)).mode & 0o777;
  expect(rights()).toBe(0o777 & ~process.umask());
  expect(rights('data')).toBe(isRoot ? 0o711 : 0o700);
  expect(rights('data', 'pgdata')).toBe(0o700);
  expect(rights('data', 'password')).toBe(0o600);
});

if (isRoot) {
  test('root: moves data out of a closed directory to a stable, logged place', async () => {
    const closed = temporaryDirectory(0o700);
    const lines: string[] = [];
    const first = await startPostgres({
      dataDirectory: join(closed, 'data'),
      log: (line) => lines.push(line),
    });
    expect(first.dataDirectory).toMatch(/^\/var\/tmp\/volunteer-ledger-data-/);
    expect(lines[0]).toContain(`the data is in ${first.dataDirectory}`);
    expect(existsSync(join(closed, 'data'))).toBe(false);
    await first.stop();
    const second = await startPostgres({ dataDirectory: join(closed, 'data') });
    expect(second.dataDirectory).toBe(first.dataDirectory);
    chmodSync(closed, 0o755);
    const third = await startPostgres({ dataDirectory: join(closed, 'data') });
    expect(third.dataDirectory).toBe(first.dataDirectory);
  });

  test('root: an empty closed directory given for the data is opened far enough', async () => {
    const closed = temporaryDirectory(0o700);
    const server = await startPostgres({ dataDirectory: closed });
    expect(server.dataDirectory).toBe(closed);
    expect(statSync(closed).mode & 0o777).toBe(0o711);
  });

  test('root: data that was closed afterwards is reported, not started over elsewhere', async () => {
    const directory = temporaryDirectory();
    const dataDirectory = join(directory, 'data');
    await (await startPostgres({ dataDirectory })).stop();
    chmodSync(directory, 0o700);
    await expect(startPostgres({ dataDirectory })).rejects.toThrow(
      /There is data in .*may not enter[^]*DATABASE_URL/,
    );
  });

  test('root: data that an ordinary user made is served as that user', async () => {
    const directory = temporaryDirectory();
    const dataDirectory = join(directory, 'data');
    await (await startPostgres({ dataDirectory })).stop();
    const { uid: usual } = statSync(join(dataDirectory, 'pgdata'));
    spawnSync('chown', ['-R', `${STRANGER}:${STRANGER}`, dataDirectory]);
    const server = await startPostgres({ dataDirectory });
    expect(usual).not.toBe(STRANGER);
    expect(statSync(`/proc/${server.pid}`).uid).toBe(STRANGER);
  });

  test('root without the right to change its user is told so, and the way out', async () => {
    const prefix = ['setpriv', '--bounding-set=-setuid,-setgid', '--inh-caps=-setuid,-setgid'];
    const { said } = await inAnotherProcess(attempt(join(temporaryDirectory(), 'data')), {
      prefix,
    });
    expect(said).toEqual({ error: expect.stringMatching(/may not become .*uid[^]*DATABASE_URL/) });
  });

  test('an ordinary user needs nothing but the tree', async () => {
    const directory = temporaryDirectory();
    await copyTree(
      join(directory, 'tree'),
      ['libs/platform/embedded-postgres'],
      ['pg', '@swc/core', `@embedded-postgres/${process.platform}-${process.arch}`],
    );
    const own = join(directory, 'own');
    const [uid = 0, gid = 0] = ['-u', '-g'].map((which) =>
      Number(execFileSync('id', [which, 'nobody'])),
    );
    mkdirSync(own);
    chownSync(own, uid, gid);
    const dataDirectory = join(own, 'data');
    const { said } = await inAnotherProcess(attempt(dataDirectory), {
      tree: join(directory, 'tree'),
      uid,
      gid,
    });
    expect(said).toEqual({ owner: uid, dataDirectory });
    expect(statSync(dataDirectory).mode & 0o777).toBe(0o700);
  });
}
