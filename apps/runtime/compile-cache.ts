import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** Exists from Node 22.1 on. The types are those of the oldest supported version. */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };

/**
 * Keeps compiled code for later starts. The folder is not the temporary one, to which other users can write. Node goes on without a cache
 * if the folder cannot be written, and uses NODE_COMPILE_CACHE instead if it is set.
 */
enableCompileCache?.(
  fileURLToPath(new URL('../../../node_modules/.cache/volunteer-ledger', import.meta.url)),
);
