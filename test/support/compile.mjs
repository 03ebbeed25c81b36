import { transform } from '@swc/core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SETTINGS = fileURLToPath(new URL('../../.swcrc', import.meta.url));

/**
 * What plain node runs of a TypeScript file: JavaScript with its source map inside.
 * @param filename absolute
 */
export async function compile(filename, source = readFileSync(filename, 'utf8')) {
  const { code } = await transform(source, {
    filename,
    configFile: SETTINGS,
    sourceMaps: 'inline',
  });
  return code;
}
