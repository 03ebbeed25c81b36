/** Builds the product for the specs that start it in processes of its own, unless what was built is newer than every source. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SETTINGS = ['package.json', 'nest-cli.json', '.swcrc', 'docs/openapi.json'];

export function buildUnlessBuilt() {
  // The console is built last.
  const built = changed('dist/console/index.html');
  const sources = ['apps', 'libs', 'tools'].flatMap((folder) =>
    filesIn(folder).filter((file) => /\.(ts|tsx|css|json)$/.test(file)),
  );
  if ([...SETTINGS, ...sources].every((file) => changed(file) < built)) return;
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The product could not be built.');
}

const filesIn = (folder) =>
  readdirSync(ROOT + folder, { recursive: true }).map((file) => `${folder}/${file}`);
const changed = (file) => statSync(ROOT + file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
