import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';

/** The earliest time that a zip entry can bear. */
const EPOCH = new Date(Date.UTC(1980, 0, 1));
/** How much of a sheet may wait for the compressor. */
const SHEET_BACKLOG = 256 * 1024;

/** The parts of archiver's zip that exceljs' writer holds and its types do not show. */
interface Zip {
  append(source: unknown, entry: { readonly name: string; readonly date?: Date }): this;
  on(event: 'error', listener: (error: Error) => void): this;
}

/** A sheet's XML on its way into the zip. exceljs writes strings and its own reusable buffers. */
export class SheetStream {
  readonly #pipe = new PassThrough({ highWaterMark: SHEET_BACKLOG });

  constructor(zip: Zip, name: string) {
    zip.append(this.#pipe, { name });
  }

  /** What exceljs calls for everything but the rows: never waits, and is little. */
  write(xml: string | { toBuffer(): Buffer }): boolean {
    return this.#pipe.write(typeof xml === 'string' ? xml : xml.toBuffer());
  }

  /** Writes, and resolves when there is room for more; at the earliest in a later turn, so that the compressor gets on meanwhile. */
  async push(xml: string): Promise<void> {
    if (this.#pipe.write(xml)) await setImmediate();
    else await once(this.#pipe, 'drain');
  }

  end(): void {
    this.#pipe.end();
  }

  /** exceljs pauses its own stream until it is read; this one flows when the zip reads it. */
  pause(): void {}
}

/**
 * exceljs' streaming workbook with two changes, at the only points where it lets them be made:
 * - its zip entries all bear one fixed date, so that the same content is the same file;
 * - its sheets go through a stream that can be waited for: its own takes everything at once and keeps what the disk has not.
 */
export class PinnedWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  declare readonly zip: Zip;

  constructor(output: Writable) {
    super({
      stream: output,
      useStyles: true,
      useSharedStrings: false,
      zip: { zlib: { level: 3, chunkSize: 64 * 1024 } },
    });
    this.creator = 'Volunteer Ledger';
    this.lastModifiedBy = this.creator;
    this.created = EPOCH;
    this.modified = EPOCH;
  }

  /** The first entry: exceljs' constructor adds it right after it has made the zip, the earliest moment to take hold of that. */
  override addThemes(): Promise<void> {
    const append = this.zip.append.bind(this.zip);
    this.zip.append = (source, entry) => append(source, { ...entry, date: EPOCH });
    return super.addThemes();
  }

  /** Overrides exceljs' own. */
  protected _openStream(path: string): SheetStream {
    return new SheetStream(this.zip, path);
  }
}
