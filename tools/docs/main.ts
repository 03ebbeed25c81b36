import { readFile } from 'node:fs/promises';
import 'reflect-metadata';
import type { OpenApiDocument } from '../../apps/api/openapi/openapi.types.js';
import { breakingChanges } from './breaking-changes.js';
import { documentsOf, staleOf, writeDocuments } from './documents.js';
import { openApiDocument } from './openapi.doc.js';

/**
 * `npm run docs` writes the generated documents. With `--check` it writes nothing and fails if one is stale. With `--against FILE` it
 * compares the API with a published OpenAPI document, and fails if a change breaks its clients.
 */
async function main(args: readonly string[]): Promise<void> {
  const against = args.indexOf('--against');
  if (against >= 0) return refuseBreaking(args[against + 1]);
  const check = args.includes('--check');
  const root = process.cwd();
  const documents = await documentsOf(root);
  const stale = await staleOf(root, documents);
  if (!check) await writeDocuments(root, documents);
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}  ${path}`);
  if (check && stale.length > 0)
    throw new Error('Generated documents are stale. Run `npm run docs` and commit them.');
}

async function refuseBreaking(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('Name the published OpenAPI document: --against FILE.');
  const published = JSON.parse(await readFile(file, 'utf8')) as OpenApiDocument;
  const changes = breakingChanges(
    published,
    JSON.parse(await openApiDocument()) as OpenApiDocument,
  );
  for (const change of changes) console.log(change);
  if (changes.length > 0) throw new Error(`${changes.length} changes break clients of ${file}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
