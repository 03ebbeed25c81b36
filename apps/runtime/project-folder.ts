import { readFileSync } from 'node:fs';

/** The project's folder: it stands above `dist` or, where sources run as they are, above `apps`. */
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
