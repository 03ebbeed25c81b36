import type { Command } from 'commander';

interface DocsOptions {
  readonly check: boolean;
}

/** `ledger docs`: writes the documents that are derived from the product, or says which are stale. For checkouts: it reads the sources. */
export function registerDocs(program: Command): void {
  program
    .command('docs')
    .description('Write docs/ from the tables, types and routes of this checkout.')
    .option('--check', 'write nothing; fail when a document is stale', false)
    .action(docs);
}

async function docs({ check }: DocsOptions): Promise<void> {
  // Loaded when it is asked for: the compiler is there only where the product is developed.
  const { documentsOf, staleOf, writeDocuments } = await import('./documents.js');
  const root = process.cwd();
  const documents = await documentsOf(root);
  const stale = await staleOf(root, documents);
  if (!check) await writeDocuments(root, documents);
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}  ${path}`);
  if (check && stale.length > 0) throw new Error('Run `npm run docs` and commit what it writes.');
}
