import { Random } from '../support/generated-histories/random.js';
import { FuzzClient } from './client.js';
import { operationsOf, type OpenApi, type Operation } from './operations.js';
import type { ProductReport } from './product.js';
import { startProduct } from './product-process.js';
import { RequestMaker, type FuzzRequest } from './request.js';
import { Tally } from './tally.js';
import { reopening, TOUR } from './tour.js';
import { LONGEST_WALK, type Ask, type Walker } from './walker.js';
import { walk } from './walks.js';
import { judge, type Failure, type FuzzAnswer } from './verdict.js';
import { poolOf, type FuzzTarget } from './world.js';

/** Requests at once. They are answered before the next ones are made, so that a seed gives the same requests again. */
const AT_ONCE = 16;
/** Share of the steps of a round that are walks. */
const WALKS = 0.06;
/** Walks at once: each waits for the read models now and then. */
const WALKERS = 8;
/** Requests between two moves of the clock. */
const PER_MOVE = 400;
/** Requests on one product: what they pile up would slow down the rest. */
const PER_PRODUCT = 50_000;
/** Of them, sent before the event loop is watched. The tour is among them. */
const WARM_UP = 400;
/** Of exports: the first file of each loads what makes it, so they are asked for at the beginning. */
const FORMATS = ['csv', 'xlsx'];
const MOST_FAILURES = 50;

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  readonly say?: (text: string) => void;
}

export interface FuzzResult {
  readonly tally: Tally;
  /** In words, with what repeats them. */
  readonly failures: readonly string[];
  readonly operations: readonly Operation[];
  /** Operations of the tour that were refused. */
  readonly refusedOnTour: readonly string[];
  /** Longest time for which the product's process held its event loop, in milliseconds of its own. */
  readonly longestHold: number;
  readonly seconds: number;
  readonly log: string;
}

/** Sends random requests of a seed to products of its own. */
export async function fuzz({
  seed,
  requests,
  say = () => undefined,
}: FuzzOptions): Promise<FuzzResult> {
  const began = performance.now();
  const sum = {
    tally: new Tally(),
    failures: [] as string[],
    longestHold: 0,
    log: '',
    operations: [] as Operation[],
    refusedOnTour: [] as string[],
  };
  for (let from = 0; from < requests && sum.failures.length < MOST_FAILURES; from += PER_PRODUCT) {
    const part = Math.min(PER_PRODUCT, requests - from);
    const product = await startProduct();
    try {
      const round = new Round(product.target, new Random(seed + from), sum.tally);
      sum.operations = await round.open();
      const start = Date.parse('2026-01-05T12:00Z');
      sum.failures.push(...(await round.makeFiles()));
      const tour = await round.tour(start);
      sum.refusedOnTour.push(...tour.refused);
      sum.failures.push(
        ...tour.failures,
        ...(await round.send(WARM_UP - FORMATS.length - tour.asked, start)),
      );
      let report = await product.order({ do: 'report' }); // forgets what modules took that are loaded at their first use
      for (
        let sent = WARM_UP;
        sent < part && sum.failures.length < MOST_FAILURES;
        sent += PER_MOVE
      ) {
        const failures = await round.send(Math.min(PER_MOVE, part - sent), report.now);
        report = await product.order({ do: 'advance', days: 2 });
        sum.longestHold = Math.max(sum.longestHold, report.loop.longest);
        sum.failures.push(...failures, ...objections(report, round.recent));
        say(`${from + sent + PER_MOVE} of ${requests}`);
      }
      sum.log += product.log();
      round.close();
      await product.order({ do: 'stop' });
    } catch (error) {
      product.kill();
      throw error;
    }
  }
  return { ...sum, seconds: (performance.now() - began) / 1_000 };
}

/** What is wrong with the product's process. */
export function objections(
  { loop, errors, parked }: ProductReport,
  recent: readonly Sent[] = [],
): string[] {
  const during = ({ at, held }: { at: number; held: number }) =>
    recent
      .filter((one) => one.from <= at && one.to >= at - held)
      .map(({ request }) => describe(request))
      .join('\n  ');
  return [
    ...loop.holds.map(
      (hold) => `loop: held for ${Math.round(hold.held)} ms, during\n  ${during(hold)}`,
    ),
    ...errors.map((error) => `unhandled: ${error}`),
    ...parked.map((stream) => `parked: ${stream}`),
  ];
}

interface Sent {
  readonly request: FuzzRequest;
  readonly from: number;
  readonly to: number;
}

/** The requests to one product. */
class Round {
  readonly #client: FuzzClient;
  readonly #pool;
  #maker: RequestMaker | undefined;
  recent: Sent[] = [];

  constructor(
    private readonly target: FuzzTarget,
    private readonly random: Random,
    private readonly tally: Tally,
  ) {
    this.#client = new FuzzClient(target.url, AT_ONCE);
    this.#pool = poolOf(target);
  }

  /** @returns the operations of the product's own document */
  async open(): Promise<Operation[]> {
    const { body } = await this.#client.send({ method: 'GET', path: '/openapi.json', headers: {} });
    const operations = operationsOf(JSON.parse(body) as OpenApi);
    this.#maker = new RequestMaker(operations, this.target.callers, this.random, this.#pool);
    return operations;
  }

  /** Asks for a file of each kind, so that what makes files is loaded. @returns what failed */
  async makeFiles(): Promise<string[]> {
    const failures: string[] = [];
    for (const format of FORMATS) {
      const body = { name: 'registrations', format };
      const step = { query: { wait: 'true' }, body };
      const request = (this.#maker as RequestMaker).step('CreateExport', 'main admin', step);
      failures.push(...this.#judged(request, await this.#sent(request)));
    }
    return failures;
  }

  /** @returns what failed */
  async send(count: number, now: number): Promise<string[]> {
    this.recent = [];
    const failures: string[] = [];
    for (let sent = 0; sent < count;) {
      if (count - sent >= WALKERS * LONGEST_WALK && this.random.happens(WALKS)) {
        const walks = Array.from({ length: WALKERS }, () =>
          this.#walk(now, new Random(this.random.whole(0, 1e9)), failures),
        );
        for (const asked of await Promise.all(walks)) sent += asked;
        continue;
      }
      const requests = Array.from({ length: Math.min(AT_ONCE, count - sent) }, () =>
        (this.#maker as RequestMaker).next(now),
      );
      sent += requests.length;
      const answers = await Promise.all(requests.map((request) => this.#sent(request)));
      for (const [index, answer] of answers.entries())
        failures.push(...this.#judged(requests[index] as FuzzRequest, answer));
    }
    return failures;
  }

  /** Leads a product that is new through what chance seldom reaches. */
  async tour(
    now: number,
  ): Promise<{ readonly failures: string[]; readonly refused: string[]; readonly asked: number }> {
    const failures: string[] = [];
    const refused = new Set<string>();
    let asked = 0;
    for (const part of TOUR)
      asked += await this.#lead(part, { random: this.random, world: 'a', now }, failures, refused);
    for (const name of this.tally.done) refused.delete(name);
    return { failures, refused: [...refused], asked };
  }

  /** @returns how many requests it took */
  #walk(now: number, random: Random, failures: string[]): Promise<number> {
    const world = random.happens(0.7) ? 'a' : 'b';
    return this.#lead(random.happens(0.05) ? reopening : walk, { random, world, now }, failures);
  }

  /** @returns how many requests it took */
  async #lead(
    way: (walker: Walker) => Promise<void>,
    walker: Omit<Walker, 'ask'>,
    failures: string[],
    refused = new Set<string>(),
  ): Promise<number> {
    let asked = 0;
    let position: string | undefined;
    const ask: Ask = async (operation, role, step = {}) => {
      const request = (this.#maker as RequestMaker).step(operation, role, step, position);
      if (asked++ >= LONGEST_WALK) throw new Error('A walk is too long.');
      const answer = await this.#sent(request);
      failures.push(...this.#judged(request, answer));
      if (answer instanceof Error || answer.status >= 300) {
        refused.add(operation);
        return undefined;
      }
      const body = jsonOf(answer.body) ?? {};
      position = (body as { position?: string }).position ?? position;
      return body;
    };
    await way({ ask, ...walker });
    return asked;
  }

  #judged(request: FuzzRequest, answer: Error | FuzzAnswer): string[] {
    const failure = this.#take(request, answer);
    return failure
      ? [`${failure.kind}: ${failure.says}\n  ${describe(request)}\n  ${said(answer)}`]
      : [];
  }

  close(): void {
    this.#client.close();
  }

  async #sent(request: FuzzRequest): Promise<Error | FuzzAnswer> {
    const from = Date.now();
    const answer = await this.#client.send(request).catch((error: Error) => error);
    this.recent.push({ request, from, to: Date.now() });
    return answer;
  }

  #take(request: FuzzRequest, answer: Error | FuzzAnswer): Failure | undefined {
    const { group, name } = request.operation;
    if (answer instanceof Error) return { kind: 'unanswered', says: answer.message };
    this.tally.add(group, name, answer.status);
    this.#maker?.learn(request, answer.status);
    const { world, role } = request.caller;
    if (world && answer.status < 300 && !request.path.includes('dryRun'))
      this.#pool.learn(
        this.random,
        world,
        role,
        isJob(request, answer) ? '/jobs' : request.operation.path,
        jsonOf(answer.body),
      );
    return judge(request, answer, this.target.addresses);
  }
}

/** Whether an answer describes a job: its id is none of what the path is about. */
const isJob = ({ path }: FuzzRequest, { status }: FuzzAnswer): boolean =>
  status === 202 && !path.startsWith('/exports');

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}… (${text.length})` : text;

function describe({ caller, method, path, headers, body, operation }: FuzzRequest): string {
  const { authorization: _, ...others } = headers;
  const content = body === undefined ? '' : ` ${short(body.toString(), 400)}`;
  return `${operation.name} as ${caller.role}: ${method} ${short(path, 400)} ${JSON.stringify(others)}${content}`;
}

const said = (answer: Error | FuzzAnswer): string =>
  answer instanceof Error ? answer.message : `${answer.status} ${short(answer.body, 400)}`;
