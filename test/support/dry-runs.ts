import { expect } from '@jest/globals';
import type { CommandAnswer } from '#platform/http';
import type { HttpApp } from './http-app.js';

interface Fact {
  readonly type: string;
  readonly registration: string;
}
interface Mail {
  readonly kind: string;
  readonly audience: string;
  readonly recipient: string;
  readonly registration: string | null;
  readonly partnership: string | null;
}

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('events', 'read', 'work', 'keys') ORDER BY 1`;

const inOrder = <T>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const nameIn = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/(^|-)([a-z])/g, (_, __, letter: string) =>
    letter.toUpperCase(),
  );

/** Gives commands twice: dry, and then for real; and compares what was foretold with what happened. */
export class DryRuns {
  /** The commands that were given so. */
  readonly tried = new Set<string>();
  #digest = '';

  constructor(private readonly app: HttpApp) {}

  /** @returns the answer to the real one */
  async give(person: string, path: string, body: object = {}): Promise<CommandAnswer> {
    const before = await this.#everything();
    const dry = await this.app.send(person, 'POST', `${path}?dryRun=true`, body);
    expect({
      path,
      status: dry.status,
      problem: dry.status === 200 ? undefined : dry.problem,
    }).toEqual({
      path,
      status: 200,
      problem: undefined,
    });
    expect(await this.#everything()).toBe(before);
    const [events, mails] = [await this.app.events(), await this.#mails()];
    const { body: real, status } = await this.app.do(person, path, body);
    expect({ path, status }).toEqual({ path, status: 200 });
    expect({ path, ...(await this.#foretold(dry.body)) }).toEqual({
      path,
      ...(await this.#happened(real, events, mails)),
    });
    this.tried.add(nameIn(path));
    return real;
  }

  #foretold({
    command,
    status,
    revision,
    dryRun,
    events,
    follows = [],
    mails = [],
  }: CommandAnswer) {
    return {
      ...{ command, status, revision, dryRun },
      events: events.map((event) => event.type),
      follows: inOrder(follows.map(({ type, registration }) => ({ type, registration }))),
      mails: inOrder(mails),
    };
  }

  async #happened(
    { command, status, revision, events }: CommandAnswer,
    after: number,
    sent: readonly Mail[],
  ) {
    const own = new Set(events.map((event) => event.id));
    const { rows } = await this.#pool.query<Fact & { id: string }>(
      `SELECT id, type, substring(stream from 14) AS registration FROM events.log WHERE stream LIKE 'registration-%' ORDER BY position OFFSET 0`,
    );
    const { rows: total } = await this.#pool.query<{ id: string }>(
      'SELECT id FROM events.log ORDER BY position OFFSET $1',
      [after],
    );
    const fresh = new Set(total.map((row) => row.id));
    const follows = rows
      .filter(({ id }) => fresh.has(id) && !own.has(id))
      .map(({ type, registration }) => ({ type, registration }));
    const before = new Set(sent.map((mail) => JSON.stringify(mail)));
    const mails = (await this.#mails()).filter((mail) => !before.has(JSON.stringify(mail)));
    return {
      ...{ command, status, revision, dryRun: true },
      events: events.map((event) => event.type),
      follows: inOrder(follows),
      mails: inOrder(
        mails.map(({ kind, audience, recipient, registration, partnership }) => ({
          kind,
          audience,
          recipient,
          registration,
          partnership,
        })),
      ),
    };
  }

  async #mails(): Promise<(Mail & { id: string })[]> {
    const { rows } = await this.#pool.query<Mail & { id: string }>(
      'SELECT id, kind, audience, recipient, registration, partnership FROM work.outbox',
    );
    return rows;
  }

  /** A digest of every row of every table: the log, the read models, the outbox, the keys. */
  async #everything(): Promise<string> {
    if (this.#digest === '') {
      const { rows } = await this.#pool.query<{ name: string }>(TABLES);
      this.#digest = rows
        .map(
          ({ name }) =>
            `SELECT '${name}' AS name, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM ${name} t`,
        )
        .join(' UNION ALL ');
    }
    const { rows } = await this.#pool.query<object>(this.#digest);
    return JSON.stringify(rows);
  }

  get #pool() {
    return this.app.scenario.product.runtime.pool;
  }
}
