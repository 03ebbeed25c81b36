import type { ConsoleApp } from '../../support/browser/console-app.js';
import type { ConsoleUser, ConsoleUserOptions } from '../../support/browser/console-user.js';
import type { ScreenUnderTest } from './screens.js';

/** Opens screens, each person signing in once per kind of window. */
export class ScreenOpener {
  readonly #users = new Map<string, Promise<ConsoleUser>>();

  constructor(private readonly app: ConsoleApp) {}

  async open(screen: ScreenUnderTest, options: ConsoleUserOptions): Promise<ConsoleUser> {
    const key = `${screen.person} ${JSON.stringify(options)}`;
    const known = this.#users.get(key);
    const signingIn = known ?? this.app.signIn(screen.person, screen.path, options);
    this.#users.set(key, signingIn);
    const user = await signingIn;
    if (known) await user.goTo(screen.path);
    await lead(user, screen);
    return user;
  }

  async closeAll(): Promise<void> {
    for (const user of this.#users.values()) await (await user).close();
    this.#users.clear();
  }
}

/** Follows the links that lead on from a screen's path. */
async function lead(user: ConsoleUser, { through, then }: ScreenUnderTest): Promise<void> {
  if (through !== undefined) {
    const list = await user.heading.innerText();
    await user.page.getByRole('link', { name: through }).first().click();
    await user.page.waitForURL(/\/[0-9a-f-]{36}$/);
    await user.heading.filter({ hasNotText: list }).waitFor();
    await user.settled();
  }
  if (then !== undefined) {
    await user.page.locator(`main a[href$="${then}"]`).first().click();
    await user.page.locator(`main[data-location$="${then}"]`).waitFor();
    await user.settled();
  }
}

export const titleOf = ({ path, through, then }: ScreenUnderTest): string =>
  [path, through, then].filter(Boolean).join(' → ');
