import { isProblem } from './requests.js';

interface FileAnswer {
  readonly data?: Blob;
  readonly error?: unknown;
  readonly response: Response;
}

export interface FetchedFile {
  readonly content: Blob;
  readonly name: string;
}

const SOON_MILLISECONDS = 10_000;

/** A file of the API, with its name. @throws the problem where the API refused */
export async function fetchFile(
  request: Promise<FileAnswer>,
  fallback: string,
): Promise<FetchedFile> {
  const { data, error, response } = await request;
  if (data === undefined) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- shown like the errors of queries
    throw isProblem(error) ? error : new Error(`${response.status} ${response.statusText}`.trim());
  }
  return {
    content: data,
    name: nameIn(response.headers.get('content-disposition')) ?? fallback,
  };
}

const nameIn = (disposition: string | null): string | undefined =>
  /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];

/** Hands what somebody made to the browser's downloads. */
export function saveContent({ content, name }: FetchedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SOON_MILLISECONDS);
}

/** Hands a file of the API to the browser's downloads. @throws the problem where the API refused */
export async function saveFile(request: Promise<FileAnswer>, fallback: string): Promise<void> {
  saveContent(await fetchFile(request, fallback));
}
