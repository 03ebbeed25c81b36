import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { ServerUser } from './server-user.js';

const INHERITED = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];

/** What the server and its tools may see of our environment: no secrets, no PGPORT, no locale of the person who types. */
export function environment(): NodeJS.ProcessEnv {
  const inherited = INHERITED.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

/** The part of spawn's options that changes the user. */
export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid | 0, gid: user.gid | 0 };
}

export interface Outcome {
  readonly ok: boolean;
  /** What it said, on both channels. */
  readonly output: string;
}

/**
 * Runs a tool to its end, in its own directory, which the user can enter if anything.
 * @throws the system's error when it could not even begin (EPERM: we may not change the user)
 */
export function runAs(
  user: ServerUser | undefined,
  command: string,
  args: readonly string[],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...asUser(user),
      cwd: dirname(command),
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
