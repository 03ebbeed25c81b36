import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOMES } from './homes.js';

/** A tiny tree: path → source. */
type Tree = Readonly<Record<string, string>>;

const homeless = Object.keys(HOMES).map((name) => [`home-of-${name}`, [{ 'libs/nowhere/a.ts': `import '${name}';` }]] as const);

/** For each rule, trees that break it and no other. */
export const PLANTED: Readonly<Record<string, readonly Tree[]>> = {
  'kit-stands-alone': [
    { 'libs/eventsourcing/a.ts': `import '#access';` },
    { 'libs/eventsourcing/testing/a.ts': `import type { X } from '#people';` },
  ],
  'domain-is-pure': [
    { 'libs/people/domain/a.ts': `import 'node:crypto';` },
    { 'libs/people/domain/a.ts': `import type { X } from '#access';` },
    { 'libs/people/domain/decisions/a.ts': `import '../../read/b.js';`, 'libs/people/read/b.ts': '' },
    { 'libs/people/domain/a.ts': `import 'pg';` },
  ],
  'contexts-know-no-context': [
    { 'libs/people/api/a.ts': `import '#initiatives';` },
    { 'libs/people/read/a.ts': `import type { X } from '#organisations';` },
    { 'libs/registrations/api/a.ts': `const x = await import('#partnerships');` },
  ],
  'contexts-know-kit-access-http-jobs': [
    { 'libs/registrations/read/a.ts': `import '#postgres';` },
    { 'libs/registrations/index.ts': `export * from '#processes';` },
  ],
  'jobs-know-kit-access-http': [{ 'libs/jobs/a.ts': `import '#people';` }],
  'access-knows-the-kit': [{ 'libs/access/a.ts': `import '#http';` }, { 'libs/access/a.ts': `import '#people';` }],
  'http-knows-kit-and-access': [{ 'libs/http/a.ts': `import '#people';` }],
  'copying-knows-the-kit': [{ 'libs/copying/a.ts': `import '#postgres';` }],
  'adapters-know-the-kit': [
    { 'libs/postgres/a.ts': `import '#registrations';` },
    { 'libs/mail/a.ts': `import '#postgres';` },
    { 'libs/eventstoredb/a.ts': `import '#http';` },
  ],
  'journeys-know-no-lib': [{ 'libs/journeys/a.ts': `import '#eventsourcing';` }],
  'only-apps-know-adapters': [{ 'libs/processes/a.ts': `import '#postgres';` }, { 'libs/audit/a.ts': `import '#eventstoredb';` }],
  'only-processes-and-links-know-mails': [{ 'libs/exports/a.ts': `import '#mail';` }],
  'upper-libs-apart': [
    { 'libs/processes/a.ts': `import '#exports';` },
    { 'libs/audit/a.ts': `import '#exports';` },
    { 'libs/links/a.ts': `import '#processes';` },
  ],
  'every-lib-has-a-layer': [{ 'apps/api/a.ts': `import '#shared';` }],
  'libs-know-no-app': [{ 'libs/http/a.ts': `import '../../apps/api/b.js';`, 'apps/api/b.ts': '' }],
  'runtime-knows-no-other-app': [{ 'apps/runtime/a.ts': `import '../api/b.js';`, 'apps/api/b.ts': '' }],
  'api-and-worker-apart': [{ 'apps/api/a.ts': `import '../worker/b.js';`, 'apps/worker/b.ts': '' }],
  'enter-by-the-door': [
    { 'libs/people/api/a.ts': `import '../../eventsourcing/clock.js';`, 'libs/eventsourcing/clock.ts': '' },
    { 'apps/api/a.ts': `import '../../libs/people/people.js';`, 'libs/people/people.ts': '' },
  ],
  'specs-only': [
    { 'libs/http/a.ts': `import '../../test/support/b.js';`, 'test/support/b.ts': '' },
    { 'apps/api/a.ts': `import './b.spec.js';`, 'apps/api/b.spec.ts': '' },
    { 'libs/people/api/a.ts': `import '../testing/b.js';`, 'libs/people/testing/b.ts': '' },
  ],
  'no-cycles': [{ 'libs/http/a.ts': `import './b.js';`, 'libs/http/b.ts': `import type { A } from './a.js';` }],
  'no-unresolvable': [{ 'libs/http/a.ts': `import './gone.js';` }],
  'no-dead-modules': [
    { 'apps/cli/main.ts': `import '#people';`, 'libs/people/index.ts': '', 'libs/people/left-over.ts': `import 'node:fs';` },
  ],
  'no-orphans': [{ 'bench/a.ts': `export const a = 1;` }],
  ...Object.fromEntries(homeless),
  'home-of-every-package': [{ 'libs/nowhere/a.ts': `import 'left-pad';` }],
};

const IMPORTED = /(?:from|import) ?\(?'([^'.][^']*)'/g;

/** What a tree imports by name and does not hold itself, empty: doors of libs, and packages. */
function surroundingsOf(tree: Tree): Tree {
  const names = Object.values(tree).flatMap((source) => [...source.matchAll(IMPORTED)].map((found) => found[1] as string));
  const files = names
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('#') ? doorOf(name.slice(1)) : packageOf(name)));
  return Object.assign({}, ...files) as Tree;
}

const doorOf = (lib: string): Tree => ({ [`libs/${lib}/index.ts`]: 'export {};' });

const packageOf = (name: string): Tree => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: '',
});

/** Writes a tree into a folder of its own, for as long as the work takes. */
export async function planted<T>(tree: Tree, work: (root: string) => Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  try {
    for (const [path, source] of Object.entries({ ...surroundingsOf(tree), ...tree })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), source);
    }
    return await work(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
