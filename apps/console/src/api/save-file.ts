import { isProblem } from './requests.js';

interface FileAnswer {
  readonly data?: Blob;
  readonly error?: unknown;
  readonly response: Response;
}

const SOON_MILLISECONDS = 10_000;

/** Hands a file of the API to the browser's downloads. @throws the problem where the API refused */
export async function saveFile(request: Promise<FileAnswer>, fallback: string): Promise<void> {
  const { data, error, response } = await request;
  if (!data) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- shown like the errors of queries
    throw isProblem(error) ? error : new Error(`${response.status} ${response.statusText}`.trim());
  }
  const address = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = address;
  link.download = nameOf(response.headers.get('content-disposition')) ?? fallback;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SOON_MILLISECONDS);
}

const nameOf = (disposition: string | null): string | undefined =>
  /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1];
