import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AllInOne } from '../../apps/all-in-one/all-in-one.js';

/** Reads as a person does, over HTTP on one connection; the answer is taken whole, and left as it is: what the caller does with it is not measured. */
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
