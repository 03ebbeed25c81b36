import { api } from '../../api/client.js';
import { isProblem } from '../../api/requests.js';

/** Gives the browser a file to save. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Fetches the file of an export with the person's token. @throws the problem where the API refuses */
export async function fetchExportFile(
  id: string,
): Promise<{ readonly content: Blob; readonly name: string }> {
  const { data, error, response } = await api.GET('/exports/{export}/file', {
    params: { path: { export: id } },
    parseAs: 'blob',
  });
  if (data === undefined) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- shown like the errors of queries
    throw isProblem(error) ? error : new Error(`${response.status} ${response.statusText}`.trim());
  }
  const [, name = id] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { content: data, name };
}

export async function saveExportFile(id: string): Promise<void> {
  const { content, name } = await fetchExportFile(id);
  saveFile(content, name);
}

/** Cells as a line of CSV; quotes where a cell needs them. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => {
      const text = String(cell);
      return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
