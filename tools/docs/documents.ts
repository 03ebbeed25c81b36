import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configurationDocument } from './configuration.doc.js';
import { eventsDocument } from './events.doc.js';
import { openApiDocument } from './openapi.doc.js';
import { permissionsDocument } from './permissions.doc.js';
import { seedsDocument } from './requirements/requirements.doc.js';
import { Sources } from './sources.js';
import { statesDocument } from './states.doc.js';

/** Path in the checkout → what the document says. */
export type Documents = Readonly<Record<string, string>>;

/** Every document that is derived from the product itself. `root`: the checkout whose sources tell of types and comments. */
export async function documentsOf(root: string): Promise<Documents> {
  const sources = new Sources(root);
  return {
    'docs/configuration.md': configurationDocument(sources),
    'docs/events.md': eventsDocument(sources),
    'docs/openapi.json': await openApiDocument(),
    'docs/permissions.md': permissionsDocument(),
    'docs/seeds.md': seedsDocument(root),
    'docs/states.md': statesDocument(),
  };
}

/** The documents that do not say what they should, or are not there. */
export async function staleOf(root: string, documents: Documents): Promise<string[]> {
  const stale = await Promise.all(
    Object.entries(documents).map(async ([path, text]) => {
      const found = await readFile(join(root, path), 'utf8').catch(() => undefined);
      return found === text ? [] : [path];
    }),
  );
  return stale.flat();
}

export async function writeDocuments(root: string, documents: Documents): Promise<void> {
  for (const [path, text] of Object.entries(documents)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
