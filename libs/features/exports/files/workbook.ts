import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';

/** The earliest date that a zip entry can have. */
const EPOCH = new Date(Date.UTC(1980, 0, 1));
/** Bytes of a sheet that may wait for compression. */
const SHEET_BACKLOG = 256 * 1024;

/** The part of archiver's zip that exceljs uses and its types hide. */
interface Zip {
  append(source: unknown, entry: { readonly name: string; readonly date?: Date }): this;
  on(event: 'error', listener: (error: Error) => void): this;
}

/** The part of exceljs' styles that its types hide. */
interface Styles {
  addStyleModel(style: Partial<ExcelJS.Style>, type: ExcelJS.ValueType): number;
}

/** The XML stream of a sheet into the zip. Replaces exceljs' own stream, which buffers without limit. */
export class SheetStream {
  readonly #pipe = new PassThrough({ highWaterMark: SHEET_BACKLOG });

  constructor(zip: Zip, name: string) {
    zip.append(this.#pipe, { name });
  }

  /** Called by exceljs for everything except rows. Does not wait, because these parts are small. */
  write(xml: string | { toBuffer(): Buffer }): boolean {
    return this.#pipe.write(typeof xml === 'string' ? xml : xml.toBuffer());
  }

  /** Writes rows. Resolves in a later turn of the event loop, when the stream can take more, so that compression can proceed. */
  async push(xml: string): Promise<void> {
    if (this.#pipe.write(xml)) await setImmediate();
    else await once(this.#pipe, 'drain');
  }

  end(): void {
    this.#pipe.end();
  }

  /** Called by exceljs. Not needed here, because this stream flows only while the zip reads it. */
  pause(): void {}
}

/** A sheet of a {@link PinnedWorkbook}. */
export type Sheet = ExcelJS.Worksheet & { readonly stream: SheetStream };

/**
 * The only file that depends on exceljs' internals; workbook.unit.spec.ts fixes the reviewed version. Changes exceljs' streaming
 * workbook in two ways:
 * - All zip entries have one fixed date, so that the same content gives the same bytes.
 * - Sheets use a stream with back-pressure. exceljs' own keeps in memory what the disk has not taken.
 */
export class PinnedWorkbook extends ExcelJS.stream.xlsx.WorkbookWriter {
  declare readonly zip: Zip;
  declare readonly styles: Styles;

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

  /** exceljs' constructor calls this right after it has created the zip, so it is the first moment to wrap `append`. */
  override addThemes(): Promise<void> {
    const append = this.zip.append.bind(this.zip);
    this.zip.append = (source, entry) => append(source, { ...entry, date: EPOCH });
    return super.addThemes();
  }

  /** The number of a cell style with this number format, for rows that are written as XML. */
  styleOf(numFmt: string): number {
    return this.styles.addStyleModel({ numFmt }, ExcelJS.ValueType.Number);
  }

  /** Overrides exceljs' method of this name, which its types hide. */
  protected _openStream(path: string): SheetStream {
    return new SheetStream(this.zip, path);
  }
}
