import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';

/** A file that was chosen, with its lines as they are written, to show beside their outcomes. */
export interface ChosenFile {
  readonly company: string;
  readonly file: File;
  readonly lines: readonly string[];
}

/** What becomes of employees who are not in the file. */
export interface Leaving {
  readonly leave: boolean;
  /** Exact number of those who leave, which the API wants where they are many. */
  readonly count?: number;
}

interface Import {
  readonly chosen: ChosenFile;
  readonly leaving: Leaving;
  readonly dryRun: boolean;
  readonly key: string;
}

/** Starts an import, or its dry run. The file is sent as it is: the API reads its encoding. */
export const startImport = ({
  chosen,
  leaving,
  dryRun,
  key,
}: Import): Promise<Schemas['JobAnswer']> =>
  answerOf(
    api.POST('/companies/{company}/import-people', {
      params: {
        path: { company: chosen.company },
        query: {
          ...(dryRun && { dryRun: 'true' }),
          ...(leaving.leave && { absent: 'leave' }),
          ...(leaving.count !== undefined && { leaving: leaving.count }),
        },
        header: { 'Idempotency-Key': key },
      },
      headers: { 'content-type': 'text/csv' },
      body: '',
      bodySerializer: () => chosen.file,
    }),
  );

const UTF_16_LITTLE_ENDIAN = [0xff, 0xfe];
const UTF_16_BIG_ENDIAN = [0xfe, 0xff];

/** The lines of a text file in UTF-8, or in UTF-16 with a byte order mark. */
export async function linesOf(file: File): Promise<readonly string[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  const encoding = begins(UTF_16_LITTLE_ENDIAN)
    ? 'utf-16le'
    : begins(UTF_16_BIG_ENDIAN)
      ? 'utf-16be'
      : 'utf-8';
  return new TextDecoder(encoding).decode(bytes).split(/\r\n|\r|\n/);
}
