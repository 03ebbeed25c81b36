import type { LedgerProblem } from './client.js';

export const isProblem = (error: unknown): error is LedgerProblem =>
  typeof error === 'object' && error !== null && 'rule' in error && 'detail' in error;

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. @throws the problem where the API refused; TypeError where the network failed */
export async function answerOf<Data>(request: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await request;
  if (data !== undefined && data !== null) return data;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- queries hand it on as their error, like those of openapi-react-query
  throw isProblem(error) ? error : new Error(`${response.status} ${response.statusText}`.trim());
}
