import { AtomicFile } from './atomic-file.js';

function pretty(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  const isArray = Array.isArray(value);
  const items = isArray
    ? value.map((item: unknown) => pretty(item, inner))
    : Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => `${JSON.stringify(key)}: ${pretty(member, inner)}`);
  const [open, close] = isArray ? (['[', ']'] as const) : (['{', '}'] as const);
  return items.length === 0
    ? open + close
    : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** JSON with members sorted by UTF-16 code units, indented by two spaces, with a final newline. */
export const manifestText = (manifest: object): string =>
  `${pretty(JSON.parse(JSON.stringify(manifest)), '')}\n`;

/** Writes the manifest of an export. The same object gives the same bytes, independent of the order of its members. */
export async function writeManifest(path: string, manifest: object): Promise<void> {
  const part = await AtomicFile.create(path);
  try {
    await part.write(Buffer.from(manifestText(manifest)));
    await part.commit();
  } catch (error) {
    await part.discard();
    throw error;
  }
}
