import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What the root may hold: code, documents, files that contributors look for, and files that tools expect there. */
const ROOT_ENTRIES = new Set([
  ...['apps', 'libs', 'tools', 'docker', 'test', 'bench', 'docs'],
  ...[
    'package.json',
    'package-lock.json',
    'nest-cli.json',
    'tsconfig.json',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
  ],
  ...['CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'requests.http'],
  ...['.devcontainer', '.editorconfig', '.github', '.vscode', 'renovate.json'],
  ...[
    '.ci',
    '.dockerignore',
    '.gitignore',
    '.npmrc',
    '.nvmrc',
    '.swcrc',
    '.prettierrc.json',
    '.prettierignore',
    'eslint.config.mjs',
    'jest.config.mjs',
  ],
]);

/** Somebody's own folders; what every system has (/usr, /var/tmp, /proc) is none. */
const OWN_FOLDER =
  /(?<![\w.~/:-])\/(?:home|Users|root|work|workspace|mnt|private)\/[\w.-]+|\b[A-Z]:\\+Users\b/;
const LEFT_OPEN = new RegExp(String.raw`\b(?:TO${'DO'}|FIX${'ME'}|X${'XX'}|HA${'CK'})\b`);

/** Lines of a decision record. */
const LONGEST_RECORD = 40;

/** What is wrong with these files, a line each: rule, place. */
export function problemsOf(files: readonly SourceFile[]): string[] {
  const strays = [...new Set(files.map(({ path }) => path.replace(/\/.*/, '')))].filter(
    (entry) => !ROOT_ENTRIES.has(entry),
  );
  const found = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => [
        ...(OWN_FOLDER.test(line) ? [`own-folder: ${path}:${index + 1}`] : []),
        ...(LEFT_OPEN.test(line) ? [`left-open: ${path}:${index + 1}`] : []),
      ]),
  );
  const long = files.filter(
    ({ path, text }) => /^docs\/adr\/\d/.test(path) && text.split('\n').length > LONGEST_RECORD,
  );
  return [
    ...strays.map((entry) => `root-entry: ${entry}`),
    ...found,
    ...long.map(({ path }) => `long-record: ${path}`),
  ];
}

/** Pictures and fonts: bytes that are no text, in which any sign may happen to occur. */
const BINARY = /\.(?:png|jpe?g|gif|ico|woff2?)$/;

/** The text files of a tree: those that git keeps, or all that are not built or installed where there is no git. */
export function filesOf(root: string): SourceFile[] {
  const paths = existsSync(join(root, '.git')) ? kept(root) : walked(root, '');
  return paths
    .filter((path) => path !== 'package-lock.json' && !BINARY.test(path))
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const kept = (root: string) =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);

const NOT_KEPT = new Set(['node_modules', 'dist', '.data', 'coverage']);

function walked(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_KEPT.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? walked(root, join(folder, entry.name)) : [join(folder, entry.name)],
    );
}
