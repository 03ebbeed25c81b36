import pg from 'pg';
import { backoffDelay, StoreUnavailable } from '#kit/eventsourcing';
import { isTransientOfConnection } from '../transient-errors.js';

export interface Statement {
  /** Under which the connection keeps it prepared; left out: planned anew each time. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** How long to wait for the database, in milliseconds. */
export interface Patience {
  /** For one answer. */
  readonly call: number;
  /** For an answer after all, however often it has to be asked for. */
  readonly total: number;
}

type TypeParsers = NonNullable<pg.QueryConfig['types']>;
/** All values as the text that the database sent. */
const asText = { getTypeParser: () => (value: string) => value } as unknown as TypeParsers;
/** In milliseconds. */
const PAUSES = { first: 25, longest: 1_000 };
const CONTENT = /^(22|23|54)/;

/** What the values themselves made the database refuse. */
export const isAboutContent = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && CONTENT.test(error.code ?? '');

/** One connection of the pool at a time, with time-outs of our own: a peer that accepts and never answers must not hold us. */
export class Session {
  constructor(
    private readonly pool: pg.Pool,
    private readonly patience: Patience,
  ) {}

  /**
   * Runs a statement that may be repeated without harm, as rows of text; asks again when the connection or the server was lost.
   * @param statement made anew for each attempt, when there is a connection to send it on
   * @throws StoreUnavailable
   */
  async ask(statement: () => Statement): Promise<string[][]> {
    const until = performance.now() + this.patience.total;
    for (let failures = 1; ; failures++) {
      const pause = backoffDelay(failures, PAUSES);
      try {
        return await this.#once(statement);
      } catch (error) {
        if (!isTransientOfConnection(error)) throw error;
        if (this.pool.ending || performance.now() + pause > until)
          throw new StoreUnavailable('The database does not answer.', { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #once(statement: () => Statement): Promise<string[][]> {
    const client = await this.#connect();
    const ignore = (): void => undefined;
    let broken: Error | boolean = false;
    client.on('error', ignore);
    try {
      const query = {
        ...statement(),
        rowMode: 'array' as const,
        types: asText,
        query_timeout: this.patience.call,
      };
      return (await client.query<string[]>(query)).rows;
    } catch (error) {
      broken = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
      throw error;
    } finally {
      // A broken one may complain once more while it goes down.
      if (!broken) client.off('error', ignore);
      client.release(broken);
    }
  }

  #connect(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new Error(`No connection within ${this.patience.call} ms.`));
      }, this.patience.call);
      const settled = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      this.pool.connect().then(
        (client) => (late ? client.release() : settled(() => resolve(client))),
        (error: Error) => settled(() => reject(error)),
      );
    });
  }
}
