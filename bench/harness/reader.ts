import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AllInOne } from '../../apps/all-in-one/all-in-one.js';

/** Sends a GET request, or with a body a query by POST. @throws if the status is not 200 */
export type Read = (path: string, body?: object) => Promise<void>;

/** Sends queries as this person over one HTTP connection. Reads each answer completely and does not parse it. */
export async function readerOf({ issuer, url }: AllInOne, person: string): Promise<Read> {
  const authorization = `Bearer ${await issuer?.token(person)}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return async (path, body) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = {
      authorization,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${url}${path}`, { method, headers, agent }, resolve)
        .on('error', reject)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
    const answer = await text(response);
    if (response.statusCode !== 200)
      throw new Error(`${path} was answered ${response.statusCode}: ${answer}`);
  };
}
