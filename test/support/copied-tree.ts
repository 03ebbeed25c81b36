import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './another-process.js';

/**
 * Copies parts of this tree, and the packages they need, to where everybody may read them: for running the sources as a user who
 * may not enter ours.
 */
export async function copyTree(
  to: string,
  parts: readonly string[],
  packages: readonly string[],
): Promise<void> {
  const paths = [
    'package.json',
    '.swcrc',
    'test/support/typescript.mjs',
    'test/support/compile.mjs',
    ...parts,
  ];
  for (const path of [
    ...paths,
    ...[...withDependencies(packages)].map((name) => join('node_modules', name)),
  ]) {
    await cp(join(ROOT, path), join(to, path), { recursive: true, verbatimSymlinks: true });
  }
  spawnSync('chmod', ['-R', 'a+rX', to]);
}

function withDependencies(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const description = join(ROOT, 'node_modules', name, 'package.json');
    if (found.has(name) || !existsSync(description)) continue;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
      readFileSync(description, 'utf8'),
    ) as Record<string, object>;
    withDependencies([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], found);
  }
  return found;
}
