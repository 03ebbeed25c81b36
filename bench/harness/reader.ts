import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AllInOne } from '../../apps/all-in-one/all-in-one.js';

/** Sends GET requests as this person over one HTTP connection. Reads each answer completely and does not parse it. @throws if the status is not 200 */
export async function readerOf(
  { issuer, url }: AllInOne,
  person: string,
): Promise<(path: string) => Promise<void>> {
  const headers = { authorization: `Bearer ${await issuer?.token(person)}` };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return async (path) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${url}${path}`, { headers, agent }, resolve).on('error', reject);
    });
    const body = await text(response);
    if (response.statusCode !== 200)
      throw new Error(`${path} was answered ${response.statusCode}: ${body}`);
  };
}
