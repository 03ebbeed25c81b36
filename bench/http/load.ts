import autocannon from 'autocannon';
import { once } from 'node:events';

/** One request of a client. */
export interface Job {
  readonly token: string;
  readonly path: string;
  readonly body: object;
}

/** Messages to and from the load generator. */
export interface Load {
  readonly url: string;
  readonly clients: number;
  readonly jobs: readonly Job[];
}
export interface LoadResult {
  /** Requests answered a second, over all clients. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Response bodies, in the order of the jobs. */
  readonly answers: readonly string[];
}

/** Runs every job once, spread over the clients. A client sends its next request after the previous answer. @throws if a status is not 200 */
async function run({ url, clients, jobs }: Load): Promise<LoadResult> {
  const answers: string[] = [];
  const took: number[] = [];
  const refused: string[] = [];
  let next = 0;
  const begun = performance.now();
  await autocannon({
    url,
    connections: clients,
    amount: jobs.length,
    timeout: 60,
    requests: [
      {
        setupRequest: (request, context: { at?: number; start?: number }) => {
          context.at = next++;
          context.start = performance.now();
          const { token, path, body } = jobs[context.at] as Job;
          const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
          return { ...request, method: 'POST', path, headers, body: JSON.stringify(body) };
        },
        onResponse: (status: number, body: string, context: { at?: number; start?: number }) => {
          took.push(performance.now() - (context.start as number));
          answers[context.at as number] = body;
          if (status !== 200) refused.push(`${status} ${body}`);
        },
      },
    ],
  });
  const seconds = (performance.now() - begun) / 1_000;
  if (refused.length > 0)
    throw new Error(
      `${refused.length} of ${jobs.length} requests were refused, the first: ${refused[0]}`,
    );
  took.sort((a, b) => a - b);
  const percentile = (share: number): number =>
    took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0;
  return { rate: took.length / seconds, p50: percentile(0.5), p99: percentile(0.99), answers };
}

/** In a child process: runs loads until the parent disconnects. */
if (process.send) {
  for (;;) {
    const [load] = (await once(process, 'message')) as [Load];
    process.send(await run(load).catch((error: Error) => ({ error: error.message })));
  }
}
