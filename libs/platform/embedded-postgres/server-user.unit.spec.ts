import { afterEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearAway, temporaryDirectory } from '../../../test/support/temporary-directory.js';
import { mayEnter, serverUser } from './server-user.js';

afterEach(clearAway);

const stranger = { name: 'stranger', uid: 54321, gid: 54321 };
const passwd = (...lines: string[]): string => {
  const path = join(temporaryDirectory(), 'passwd');
  writeFileSync(path, `root:x:0:0:root:/root:/bin/sh\n${lines.join('\n')}\n`);
  return path;
};
const NOBODY = 'nobody:x:65534:65533:nobody:/:/bin/false';
const POSTGRES = 'postgres:x:101:104::/:/bin/sh';

test('a user gets to a directory only when every one on the way lets them pass', () => {
  const directory = temporaryDirectory();
  const inner = join(directory, 'a', 'b');
  mkdirSync(inner, { recursive: true });
  chmodSync(join(directory, 'a'), 0o711);
  chmodSync(inner, 0o711);
  expect(mayEnter(inner, stranger)).toBe(true);
  chmodSync(join(directory, 'a'), 0o700);
  expect(mayEnter(inner, stranger)).toBe(false);
  expect(mayEnter(inner, undefined)).toBe(true);
});

test('what an owner or a group is refused is not theirs as one of all others', () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o001);
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  expect(mayEnter(directory, { name: 'owner', uid, gid: 54321 })).toBe(false);
  expect(mayEnter(directory, { name: 'group', uid: 54321, gid })).toBe(false);
  expect(mayEnter(directory, stranger)).toBe(true);
});

if (process.getuid?.() === 0) {
  test('root: the server runs as postgres, else as nobody', () => {
    const pgdata = join(temporaryDirectory(), 'none');
    expect(serverUser(pgdata, passwd(NOBODY, POSTGRES))).toEqual({
      name: 'postgres',
      uid: 101,
      gid: 104,
    });
    expect(serverUser(pgdata, passwd(NOBODY))).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
  });

  test('root: without either there is an error that names the way out', () => {
    expect(() => serverUser(join(temporaryDirectory(), 'none'), passwd())).toThrow(
      /no user "postgres" or "nobody"[^]*DATABASE_URL/,
    );
  });
} else {
  test('an ordinary user runs the server as themselves', () => {
    expect(serverUser(temporaryDirectory(), passwd(NOBODY, POSTGRES))).toBeUndefined();
  });
}
