import { writeCsv } from './csv-writer.js';
import { writeHtml } from './html-writer.js';
import { writeJson } from './json-writer.js';
import type { FileRequest, WrittenFile } from './export-file.types.js';
import { AtomicFile } from './atomic-file.js';

/** exceljs is loaded only for .xlsx, because it takes a third of the process's memory. */
const writeXlsx = async (request: FileRequest, part: AtomicFile): Promise<number> =>
  (await import('./xlsx-writer.js')).writeXlsx(request, part);

const WRITERS = { csv: writeCsv, xlsx: writeXlsx, json: writeJson, html: writeHtml } as const;

/**
 * Writes an export file as a stream, in bounded memory. The same format, locale, title, columns and rows give the same bytes on any
 * day. Until it is complete the file is called `<path>.part`, which is deleted after an error or a cancellation.
 *
 * @throws the signal's reason when cancelled; TooManyRows when an .xlsx cannot hold the rows; errors of the rows and the disk
 */
export async function writeExportFile(request: FileRequest): Promise<WrittenFile> {
  const { format, path, signal } = request;
  signal?.throwIfAborted();
  const part = await AtomicFile.create(path);
  try {
    const rows = await WRITERS[format](request, part);
    signal?.throwIfAborted();
    return { rows, ...(await part.commit()) };
  } catch (error) {
    await part.discard();
    throw error;
  }
}
