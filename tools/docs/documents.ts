import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { analyticsDocument, dbtSources } from './analytics.doc.js';
import { asyncApiDocument } from './asyncapi.doc.js';
import { clientSchema } from './client.doc.js';
import { configurationDocument } from './configuration.doc.js';
import { eventSchemasDocument } from './event-schemas.doc.js';
import { eventsDocument } from './events.doc.js';
import { openApiDocument } from './openapi.doc.js';
import { permissionsDocument } from './permissions.doc.js';
import { seedsDocument } from './requirements/requirements.doc.js';
import { Sources } from './sources.js';
import { statesDocument } from './states.doc.js';
import { verificationVectors } from './verification-vectors.doc.js';

/** Path in the checkout → text of the document. */
export type Documents = Readonly<Record<string, string>>;

/** All generated documents. `root`: the checkout whose sources give types and comments. */
export async function documentsOf(root: string): Promise<Documents> {
  const sources = new Sources(root);
  const openApi = await openApiDocument();
  return {
    'docs/analysts/dbt/sources.yml': dbtSources(),
    'docs/analysts/views.md': analyticsDocument(),
    'docs/asyncapi.json': asyncApiDocument(openApi),
    'docs/configuration.md': configurationDocument(sources),
    'docs/events.md': eventsDocument(sources),
    'docs/events.schema.json': eventSchemasDocument(sources),
    'docs/openapi.json': openApi,
    'docs/permissions.md': permissionsDocument(),
    'docs/seeds.md': seedsDocument(root),
    'docs/states.md': statesDocument(),
    'docs/verification-vectors.json': await verificationVectors(),
    'tools/client/schema.ts': await clientSchema(openApi),
  };
}

/** Paths of documents that are missing or differ from the generated text. */
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
