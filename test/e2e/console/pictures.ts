import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../support/another-process.js';
import { ConsoleApp } from '../../support/browser/console-app.js';
import { stopTestServer } from '../../support/test-database.js';
import { PICTURES } from './picture-list.js';

const FOLDER = join(ROOT, 'docs/pictures');
const WIDTH = 1280;
const HEIGHT = 800;

/** Makes the pictures of the documentation: `npm run docs:pictures`. The demo is as of a fixed day, so that they stay the same. */
const app = await ConsoleApp.open();
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, person, path, through = [] } of PICTURES) {
    const user = await app.signIn(person, path, { width: WIDTH });
    await user.page.setViewportSize({ width: WIDTH, height: HEIGHT });
    for (const link of through) {
      const here = user.page.url();
      await user.page.getByRole('link', { name: link }).first().click();
      await user.page.waitForURL((url) => url.href !== here);
      await user.page.locator('main .card').first().waitFor();
      await user.settled();
    }
    await user.page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await user.close();
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await app.close();
  await stopTestServer();
}
