import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { MovableClock } from '#kit/eventsourcing';
import { startAllInOne, type AllInOne } from '../../../apps/all-in-one/all-in-one.js';
import { DEMO_NOW, demoConfig, demoDatabase } from '../demo-database.js';
import { launchBrowser } from './chromium.js';
import { ConsoleUser, type ConsoleUserOptions } from './console-user.js';

/** The product with the demo on a database of its own, and a browser. */
export class ConsoleApp {
  /** Of the newest command that was sent beside the browser. */
  #position: string | undefined;

  private constructor(
    readonly product: AllInOne,
    readonly browser: Browser,
    private readonly end: () => Promise<void>,
  ) {}

  static async open(): Promise<ConsoleApp> {
    const folder = await mkdtemp(join(tmpdir(), 'console-app-'));
    const [database, browser] = await Promise.all([demoDatabase(folder), launchBrowser()]);
    const product = await startAllInOne({
      config: demoConfig(folder),
      databaseUrl: database.url,
      clock: new MovableClock(DEMO_NOW),
    });
    return new ConsoleApp(product, browser, async () => {
      await browser.close();
      await product.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** A new browser profile in which a person of the demo signs in on the issuer's page, and is led to a path of the console. */
  signIn(name: string, path = '/', options: ConsoleUserOptions = {}): Promise<ConsoleUser> {
    return ConsoleUser.signIn(this.browser, this.product.url, name, path, options);
  }

  /** Sends a request as a person of the demo, beside the browser. @throws Error where it is refused */
  async send<Answer>(name: string, method: string, path: string, body?: object): Promise<Answer> {
    const { issuer, runtime, url } = this.product;
    const { rows } = await runtime.pool.query<{ id: string }>(
      'SELECT id FROM read.people WHERE name = $1',
      [name],
    );
    const token = await issuer?.token(rows[0]?.id ?? '');
    const position = this.#position;
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token ?? ''}`,
        'content-type': 'application/json',
        ...(position !== undefined && method === 'GET' && { 'wait-for-position': position }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const answer = (await response.json()) as { readonly position?: string };
    if (method !== 'GET') this.#position = answer.position;
    return answer as Answer;
  }

  close(): Promise<void> {
    return this.end();
  }
}
