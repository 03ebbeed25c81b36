import { instantOf, type MovableClock } from '#kit/eventsourcing';
import type { CommandAnswer, Problem } from '#platform/http';
import type { AllInOne } from '../all-in-one.js';

/** The product refused a request with a problem. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(
      `${problem.status} ${problem.type.replace('/problems/', '')}: ${problem.detail} (${problem.rule ?? 'no rule'})`,
    );
  }
  get kind(): string {
    return this.problem.type.replace('/problems/', '');
  }
}

/** The people and things of a journey on a running product, by their names in the file. */
export class ScenarioContext {
  /** Name → id, per kind of thing. Levels by their path, slots by `initiative.slot`, dates by `registration.date`. */
  readonly ids = {
    person: new Map<string, string>(),
    company: new Map<string, string>(),
    level: new Map<string, string>(),
    nonprofit: new Map<string, string>(),
    partnership: new Map<string, string>(),
    initiative: new Map<string, string>(),
    slot: new Map<string, string>(),
    registration: new Map<string, string>(),
    date: new Map<string, string>(),
  };
  /** The mail addresses with which people were registered. */
  readonly mails = new Map<string, string>();
  readonly #tokens = new Map<string, string>();
  readonly #seenMails = new Set<string>();

  constructor(
    readonly product: AllInOne,
    readonly clock: MovableClock,
    readonly zone: string,
  ) {}

  instant(local: string): string {
    return instantOf(local, this.zone);
  }

  id(kind: keyof ScenarioContext['ids'], name: string): string {
    const id = this.ids[kind].get(name);
    if (id === undefined) throw new Error(`There is no ${kind} ${name}.`);
    return id;
  }

  /** Gives a command over HTTP with the person's own token, then settles. @throws Refused */
  async command(
    person: string,
    path: string,
    body: object,
    revision?: number,
  ): Promise<CommandAnswer> {
    const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` };
    const answer = (await this.request(person, 'POST', path, body, headers)) as CommandAnswer;
    await this.product.engine.settle();
    return answer;
  }

  async request(
    person: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const response = await this.raw(person, method, path, body, headers);
    return response.json();
  }

  async raw(
    person: string,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(`${this.product.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(person)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Refused((await response.json()) as Problem);
    return response;
  }

  /** Mails caught since the last call: address → kind → number. */
  async newMails(): Promise<Map<string, Map<string, number>>> {
    const { rows } = await this.product.runtime.pool.query<{
      message_id: string;
      recipient: string;
      kind: string;
    }>('SELECT message_id, recipient, kind FROM work.caught_mails');
    const counts = new Map<string, Map<string, number>>();
    for (const { message_id: id, recipient, kind } of rows) {
      if (this.#seenMails.has(id)) continue;
      this.#seenMails.add(id);
      const kinds = counts.get(recipient) ?? new Map<string, number>();
      counts.set(recipient, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
    }
    return counts;
  }

  async #token(person: string): Promise<string> {
    const id = this.id('person', person);
    const known = this.#tokens.get(id);
    if (known !== undefined) return known;
    if (!this.product.issuer)
      throw new Error('Journeys need the development issuer: leave OIDC_ISSUER unset.');
    const token = await this.product.issuer.token(id);
    this.#tokens.set(id, token);
    return token;
  }
}
