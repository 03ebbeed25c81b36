import 'reflect-metadata';
import { documentsOf, staleOf, writeDocuments } from './documents.js';

/** `npm run docs` writes the generated documents. With `--check` it writes nothing and fails if one is stale. */
async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  const root = process.cwd();
  const documents = await documentsOf(root);
  const stale = await staleOf(root, documents);
  if (!check) await writeDocuments(root, documents);
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}  ${path}`);
  if (check && stale.length > 0)
    throw new Error('Generated documents are stale. Run `npm run docs` and commit them.');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
