import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOMES } from './package-rules.js';

/** A tiny tree: path → source. */
type Tree = Readonly<Record<string, string>>;

const homeless = Object.keys(HOMES).map(
  (name) => [`home-of-${name}`, [{ 'libs/kit/nowhere/a.ts': `import '${name}';` }]] as const,
);

/** For each rule, trees that break it and no other. */
export const PLANTED: Readonly<Record<string, readonly Tree[]>> = {
  'kit-imports-downwards': [
    { 'libs/kit/postgres/a.ts': `import '#platform/http';` },
    { 'libs/kit/postgres/a.ts': `import type { X } from '#contexts/people';` },
  ],
  'platform-imports-downwards': [
    { 'libs/platform/jobs/a.ts': `import '#contexts/people';` },
    { 'libs/platform/http/a.ts': `import '#features/exports';` },
  ],
  'contexts-imports-downwards': [
    { 'libs/contexts/people/http/a.ts': `import '#features/exports';` },
    {
      'libs/contexts/people/http/a.ts': `import '../../../../apps/api/b.js';`,
      'apps/api/b.ts': '',
    },
  ],
  'features-imports-downwards': [
    { 'libs/features/history/a.ts': `import '../../../apps/api/b.js';`, 'apps/api/b.ts': '' },
    { 'libs/features/history/a.ts': `import '../../../tools/docs/b.js';`, 'tools/docs/b.ts': '' },
  ],
  'contexts-do-not-import-contexts': [
    { 'libs/contexts/people/http/a.ts': `import '#contexts/initiatives';` },
    { 'libs/contexts/people/read-model/a.ts': `import type { X } from '#contexts/organisations';` },
    {
      'libs/contexts/registrations/application/a.ts': `const x = await import('#contexts/partnerships');`,
    },
  ],
  'console-uses-the-api-only': [
    {
      'apps/console/src/a.tsx': `import '../../../libs/kit/pg-copy/index.js';`,
      'libs/kit/pg-copy/index.ts': '',
    },
    { 'apps/console/src/a.tsx': `import '../../api/b.js';`, 'apps/api/b.ts': '' },
  ],
  'nobody-imports-the-console': [
    { 'apps/cli/a.ts': `import '../console/src/b.js';`, 'apps/console/src/b.ts': '' },
  ],
  'libs-are-in-a-tier': [{ 'apps/api/a.ts': `import '#shared/text';` }],
  'client-stands-alone': [
    { 'tools/client/a.ts': `import '../docs/b.js';`, 'tools/docs/b.ts': '' },
    { 'tools/client/a.ts': `import '#platform/http';` },
  ],
  'apps-do-not-import-tools': [
    { 'apps/cli/a.ts': `import '../../tools/docs/b.js';`, 'tools/docs/b.ts': '' },
  ],
  'eventsourcing-stands-alone': [
    { 'libs/kit/eventsourcing/testing/a.ts': `import type { X } from '#kit/pg-copy';` },
  ],
  'adapters-do-not-import-adapters': [{ 'libs/kit/postgres/a.ts': `import '#kit/eventstoredb';` }],
  'only-apps-import-adapters': [
    { 'libs/contexts/people/read-model/a.ts': `import '#kit/postgres';` },
    { 'libs/features/history/a.ts': `import '#kit/eventstoredb';` },
  ],
  'domain-is-pure': [
    { 'libs/contexts/people/domain/a.ts': `import 'node:crypto';` },
    { 'libs/contexts/people/domain/a.ts': `import type { X } from '#platform/authorization';` },
    {
      'libs/contexts/people/domain/decisions/a.ts': `import '../../read-model/b.js';`,
      'libs/contexts/people/read-model/b.ts': '',
    },
    { 'libs/contexts/people/domain/a.ts': `import 'pg';` },
  ],
  'journey-format-stands-alone': [{ 'tools/journeys/format/a.ts': `import '#platform/http';` }],
  'runtime-imports-no-app': [{ 'apps/runtime/a.ts': `import '../api/b.js';`, 'apps/api/b.ts': '' }],
  'api-and-worker-apart': [{ 'apps/api/a.ts': `import '../worker/b.js';`, 'apps/worker/b.ts': '' }],
  'import-libs-by-their-index': [
    {
      'libs/contexts/people/http/a.ts': `import '../../../kit/eventsourcing/clock.js';`,
      'libs/kit/eventsourcing/clock.ts': '',
    },
    {
      'apps/api/a.ts': `import '../../libs/contexts/people/people.js';`,
      'libs/contexts/people/people.ts': '',
    },
  ],
  'specs-only': [
    { 'libs/platform/http/a.ts': `import '../../../test/support/b.js';`, 'test/support/b.ts': '' },
    { 'apps/api/a.ts': `import './b.spec.js';`, 'apps/api/b.spec.ts': '' },
    {
      'libs/contexts/people/http/a.ts': `import '../testing/b.js';`,
      'libs/contexts/people/testing/b.ts': '',
    },
  ],
  'no-cycles': [
    {
      'libs/platform/http/a.ts': `import './b.js';`,
      'libs/platform/http/b.ts': `import type { A } from './a.js';`,
    },
  ],
  'cli-loads-commands-lazily': [
    {
      'apps/cli/main.ts': `import './commands/a.command.js';`,
      'apps/cli/commands/a.command.ts': '',
    },
  ],
  'no-unresolvable': [{ 'libs/platform/http/a.ts': `import './gone.js';` }],
  'no-dead-modules': [
    {
      'apps/cli/main.ts': `void import('#contexts/people');`,
      'libs/contexts/people/index.ts': '',
      'libs/contexts/people/left-over.ts': `import 'node:fs';`,
    },
  ],
  'no-orphans': [{ 'bench/a.ts': `export const a = 1;` }],
  ...Object.fromEntries(homeless),
  'home-of-every-package': [{ 'libs/kit/nowhere/a.ts': `import 'left-pad';` }],
};

const IMPORTED = /(?:from|import) ?\(?'([^'.][^']*)'/g;

/** What a tree imports by name and does not hold itself, empty: doors of libs, and packages. */
function importedModules(tree: Tree): Tree {
  const names = Object.values(tree).flatMap((source) =>
    [...source.matchAll(IMPORTED)].map((found) => found[1] as string),
  );
  const files = names
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('#') ? doorOf(name.slice(1)) : packageOf(name)));
  return Object.assign({}, ...files) as Tree;
}

const doorOf = (lib: string): Tree => ({ [`libs/${lib}/index.ts`]: 'export {};' });

const packageOf = (name: string): Tree => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({
    name,
    version: '1.0.0',
    main: 'index.js',
  }),
  [`node_modules/${name}/index.js`]: '',
});

/** Writes a tree into a folder of its own, for as long as the work takes. */
export async function planted<T>(tree: Tree, work: (root: string) => Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'planted-')));
  try {
    for (const [path, source] of Object.entries({ ...importedModules(tree), ...tree })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), source);
    }
    return await work(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
