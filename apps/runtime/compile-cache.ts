import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Node has this from 22.1 on; the types are those of the oldest version that runs the product. */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };

/**
 * Later starts read what the first has compiled. Not in the temporary folder, which others can write to. Node does without where the
 * folder cannot be written, and takes NODE_COMPILE_CACHE instead where that is set.
 */
enableCompileCache?.(
  fileURLToPath(new URL('../../../node_modules/.cache/volunteer-ledger', import.meta.url)),
);
