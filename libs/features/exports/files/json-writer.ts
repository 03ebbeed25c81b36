import type { AtomicFile } from './atomic-file.js';
import type { FileRequest } from './export-file.types.js';
import { writeRows } from './row-writer.js';

/** Writes rows as an array of objects by the keys of the columns, one a line. @returns the number of rows. @throws as `writeRows` does */
export async function writeJson(request: FileRequest, part: AtomicFile): Promise<number> {
  const write = (text: string) => part.write(Buffer.from(text));
  const rows = await writeRows(request, {
    head: '[',
    format: (cells, row) => {
      const members = request.columns.map(({ key }, column) => [key, cells[column] ?? null]);
      return `${row === 1 ? '' : ','}\n${JSON.stringify(Object.fromEntries(members))}`;
    },
    write,
  });
  await write('\n]\n');
  return rows;
}
