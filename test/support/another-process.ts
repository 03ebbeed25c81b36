import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface AnotherProcess {
  readonly child: ChildProcess;
  /** The first line it printed, read as JSON. */
  readonly said: unknown;
  /** Its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
}

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a module in a node process of its own, from the sources, until it has printed a line of JSON. `import` in it is relative
 * to the root of the tree.
 * @param prefix a command that runs it, such as setpriv with its options
 * @param onComplaint given what it writes to standard error, as it comes
 * @throws with what it said when it ended without that line
 */
export async function inAnotherProcess(
  module: string,
  {
    tree = ROOT,
    prefix = [],
    onComplaint,
    ...options
  }: SpawnOptions & {
    tree?: string;
    prefix?: readonly string[];
    onComplaint?: (text: string) => void;
  } = {},
): Promise<AnotherProcess> {
  const [program, ...args] = [
    ...prefix,
    process.execPath,
    '--import',
    './test/support/typescript.mjs',
  ];
  const child = spawn(program, [...args, '--input-type=module', '-e', module], {
    ...options,
    cwd: tree,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let [output, complaints] = ['', ''];
  child.stderr?.on('data', (text: Buffer) => {
    complaints += text.toString();
    onComplaint?.(text.toString());
  });
  const said = new Promise<unknown>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('\n')) resolve(JSON.parse(output.slice(0, output.indexOf('\n'))));
    });
    child
      .once('error', reject)
      .once('close', () => reject(new Error(`It ended without a word. ${output}${complaints}`)));
  });
  return { child, said: await said, ended };
}

/** Kills it outright and waits until it is gone. */
export async function killOutright({ child, ended }: AnotherProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
