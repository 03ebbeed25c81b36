import createQueries from 'openapi-react-query';
import {
  createLedgerClient,
  type LedgerProblem,
  type operations,
  type Schemas,
} from '../../../../tools/client/index.js';

export type { LedgerProblem, operations, Schemas };

let tokenSource: () => Promise<string> = () => Promise.reject(new Error('Nobody is signed in.'));
let actingAs: string | undefined;
let position: string | undefined;

export const setTokenSource = (source: () => Promise<string>): void => {
  tokenSource = source;
};
export const setActingAs = (role: string | undefined): void => {
  actingAs = role;
};
/** Position of the newest command of this page: reads wait until the read models have reached it. */
export const setPosition = (reached: string): void => {
  if (position === undefined || reached > position) position = reached;
};
export const accessToken = (): Promise<string> => tokenSource();

/** The only way to the server. */
export const api = createLedgerClient({
  baseUrl: location.origin,
  token: () => tokenSource(),
});

api.use({
  onRequest({ request }) {
    if (actingAs !== undefined && request.method !== 'GET') request.headers.set('act-as', actingAs);
    if (position !== undefined && request.method === 'GET') {
      request.headers.set('wait-for-position', position);
    }
    return request;
  },
});

/** Reads as queries: their keys begin with the method and the path. */
export const queries = createQueries(api);
