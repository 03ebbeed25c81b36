import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_NOW } from '../demo-database.js';

export interface ConsoleUserOptions {
  /** Width of the window in pixels; 1440 unless said. */
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'fr' | 'pseudo';
  /** Pixels of pictures per pixel of the page; 1 unless said. */
  readonly scale?: number;
  /** Time zone of the browser; Europe/Paris unless said. */
  readonly zone?: string;
}

const HEIGHT = 900;
const LOCALES = { en: 'en-GB', fr: 'fr-FR', pseudo: 'en-GB' } as const;

/** A person in a browser: what they see, what they do, and what the browser complained of. */
export class ConsoleUser {
  /** Errors of the page, and requests that failed or that the server could not answer. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) this.complaints.push(`elsewhere: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A query that is no longer needed is aborted.
      if (reason !== 'net::ERR_ABORTED') this.complaints.push(`${reason} ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  static async signIn(
    browser: Browser,
    url: string,
    name: string,
    path: string,
    {
      width = 1440,
      theme = 'light',
      language = 'en',
      scale = 1,
      zone = 'Europe/Paris',
    }: ConsoleUserOptions,
  ): Promise<ConsoleUser> {
    const context = await browser.newContext({
      viewport: { width, height: HEIGHT },
      deviceScaleFactor: scale,
      colorScheme: theme,
      locale: LOCALES[language],
      timezoneId: zone,
      reducedMotion: 'reduce',
    });
    if (language === 'pseudo')
      await context.addInitScript(`localStorage.setItem('ledger.language', 'pseudo')`);
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(DEMO_NOW));
    const user = new ConsoleUser(page, url);
    await page.goto(`${url}/console${path}`);
    await page.getByRole('button', { name }).first().click();
    await user.settled();
    return user;
  }

  /** Follows a path of the console as a link would, without loading the page anew. */
  async goTo(path: string): Promise<void> {
    const address = JSON.stringify(`/console${path}`);
    await this.page.evaluate(
      `history.pushState(null, '', ${address}); dispatchEvent(new PopStateEvent('popstate'))`,
    );
    const { pathname, searchParams } = new URL(path, this.origin);
    const search = searchParams.size > 0 ? `?${searchParams.toString()}` : '';
    await this.page.locator(`main[data-location="${pathname}${search}"]`).waitFor();
    await this.settled();
  }

  /** Waits until the screen is there, and nothing is being fetched any more. */
  async settled(): Promise<void> {
    await this.page.locator('main h1').waitFor();
    await this.page.locator('.loading').first().waitFor({ state: 'detached' });
    await this.page.locator('main[aria-busy=false]').waitFor();
  }

  /** Waits until as many elements are left, such as rows of a list from which one goes. */
  async untilLeft(elements: Locator, count: number): Promise<void> {
    await elements.nth(count).waitFor({ state: 'detached' });
    if (count > 0) await elements.nth(count - 1).waitFor();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** The open dialog of a command. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name }).first();
  }

  /** Opens a command's dialog, and gives it once its dry run has been shown. @param opener the button that opens it, if another than the first of that name */
  async give(
    command: string,
    fill?: (dialog: Locator) => Promise<void>,
    opener = this.button(command),
  ): Promise<void> {
    await opener.click();
    await this.dialog.waitFor();
    await fill?.(this.dialog);
    await this.dialog.locator('.notice').waitFor();
    await this.button(command, this.dialog).click();
    await this.dialog.waitFor({ state: 'detached' });
    await this.settled();
  }

  /** Accessibility rules that the page breaks, each with the elements. */
  async accessibilityProblems(): Promise<string[]> {
    // Passed rules are not reported, and no second page is opened: both cost more than the rules themselves.
    const { violations } = await new AxeBuilder({ page: this.page })
      .setLegacyMode(true)
      .options({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      })
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  }

  /** By how many pixels the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
