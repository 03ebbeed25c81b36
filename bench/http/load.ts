import autocannon from 'autocannon';
import { once } from 'node:events';

/** One request that a client is to make. */
export interface Job {
  readonly token: string;
  readonly path: string;
  readonly body: object;
}

/** What a process that makes load is told, and what it answers. */
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
  /** The answers' bodies, in the order of the jobs. */
  readonly answers: readonly string[];
}

/** Every job once, by a number of clients, each waiting for its answer before the next. @throws when one is not answered with 200 */
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

/** As a process of its own: takes loads until its parent lets go of it. */
if (process.send) {
  for (;;) {
    const [load] = (await once(process, 'message')) as [Load];
    process.send(await run(load).catch((error: Error) => ({ error: error.message })));
  }
}
