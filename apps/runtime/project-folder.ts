import { readFileSync } from 'node:fs';

/** The root of the project: the folder that contains `dist` or, if the sources are run directly, `apps`. */
export const PROJECT_FOLDER = new URL(
  import.meta.url.includes('/dist/apps/runtime/') ? '../../../' : '../../',
  import.meta.url,
);

/** The version of the product. */
export const installedVersion = (): string =>
  (
    JSON.parse(readFileSync(new URL('package.json', PROJECT_FOLDER), 'utf8')) as {
      version: string;
    }
  ).version;
