import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveDevelopmentIdentity } from '../../../apps/api/development-identity/serve-development-identity.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { Browser, ConsoleClient, type Page } from './browser.js';

let app: HttpApp;
let url: string;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  nonprofits: { helpers: {} }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    ada: { employee: acme, admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
`);
  url = app.scenario.product.url;
});
afterAll(() => app.close());

const id = (name: string) => app.scenario.id('person', name);
const me = (token: string) =>
  app.sendRaw<{ id: string }>('GET', '/me', undefined, { authorization: `Bearer ${token}` });

/** The page on which one chooses, and one's choice. */
async function choice(browser: Browser, changes: Record<string, string | undefined> = {}) {
  const client = await ConsoleClient.at(url);
  const page = await browser.follow(await client.signInUrl(changes), `${url}/console`);
  const choose = (subject: string) => browser.submit(page.url, { subject }, `${url}/console`);
  return { client, page, choose };
}

async function signedIn(name: string, browser = new Browser()) {
  const { client, choose } = await choice(browser);
  const back = await choose(id(name));
  return { client, browser, back, tokens: await client.redeem(back.url) };
}
const field = ({ html }: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the page of the development issuer', () => {
  test('lists whom one can be, by role', async () => {
    const { page } = await choice(new Browser());
    expect(page.status).toBe(200);
    for (const name of ['eva', 'tom', 'ada', 'cora', 'pia']) expect(page.html).toContain(id(name));
    expect(page.html).toMatch(/Employees[^]*acme[^]*Coordinators of nonprofits[^]*helpers/);
  });

  test('finds others by name', async () => {
    const browser = new Browser();
    const { page } = await choice(browser);
    const found = await browser.follow(`${page.url.href}?search=TOM`, url + '/console');
    expect(found.html).toContain(id('tom'));
    expect(found.html).not.toContain(id('eva'));
    const none = await browser.follow(`${page.url.href}?search=%25`, url + '/console');
    expect(none.html).toContain('Nobody is found');
  });

  test('speaks the language that the browser asks for', async () => {
    const { page } = await choice(new Browser('fr'));
    expect(page.html).toContain('<html lang="fr">');
    expect(page.html).toContain('Qui voulez-vous être');
  });

  test('runs no script, and its styles come from its own address', async () => {
    const { page } = await choice(new Browser());
    expect(page.headers?.get('content-security-policy')).not.toContain('unsafe');
    expect(page.html).not.toMatch(/<script|<style| style=/);
    const styles = await fetch(`${url}/development-identity/page.css`);
    expect([styles.status, styles.headers.get('content-type')]).toEqual([
      200,
      'text/css; charset=utf-8',
    ]);
  });
});

describe('signing in by one click', () => {
  test('makes the API know the person', async () => {
    const { tokens, back } = await signedIn('eva');
    expect(back.url.pathname).toBe('/console/signed-in');
    const answer = await me(tokens.access_token);
    expect([answer.status, answer.body.id]).toEqual([200, id('eva')]);
  });

  test('is renewed without the person, and each refresh token serves once', async () => {
    const { client, tokens } = await signedIn('eva');
    const renewed = await client.refresh(tokens.refresh_token ?? '');
    expect((await me(renewed.access_token)).body.id).toBe(id('eva'));
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    await expect(client.refresh(tokens.refresh_token ?? '')).rejects.toThrow();
  });

  test('lasts: the next sign-in of the same browser asks nothing', async () => {
    const { browser, client } = await signedIn('tom');
    const back = await browser.follow(await client.signInUrl(), `${url}/console`);
    expect((await me((await client.redeem(back.url)).access_token)).body.id).toBe(id('tom'));
  });

  test('ends by signing out, with its refresh token', async () => {
    const { browser, client, tokens } = await signedIn('tom');
    const page = await browser.follow(client.signOutUrl(tokens.id_token ?? ''), `${url}/console`);
    expect(page.html).toContain('src="/development-identity/sign-out.js"');
    const action = new URL(/action="([^"]+)"/.exec(page.html)?.[1] ?? '');
    const xsrf = field(page, 'xsrf');
    const back = await browser.submit(action, { xsrf, logout: 'yes' }, `${url}/console`);
    expect(back.url.pathname).toBe('/console/');
    await expect(client.refresh(tokens.refresh_token ?? '')).rejects.toThrow();
    const again = await browser.follow(await client.signInUrl(), `${url}/console`);
    expect(again.html).toContain('Who do you want to be?');
  });

  test('follows the name by which the browser knows this machine', async () => {
    const local = url.replace('127.0.0.1', 'localhost');
    const client = await ConsoleClient.at(local);
    const browser = new Browser();
    const page = await browser.follow(await client.signInUrl(), `${local}/console`);
    expect(page.url.hostname).toBe('localhost');
    const back = await browser.submit(page.url, { subject: id('eva') }, `${local}/console`);
    const tokens = await client.redeem(back.url);
    expect((await me(tokens.access_token)).status).toBe(200);
  });
});

describe('the development issuer refuses', () => {
  test('to send a browser elsewhere', async () => {
    const { page } = await choice(new Browser(), { redirect_uri: 'http://127.0.0.1:1/console' });
    expect(page.status).toBe(400);
    expect(page.html).toContain('redirect_uri');
  });

  test('a client without PKCE', async () => {
    const { page } = await choice(new Browser(), {
      code_challenge: undefined,
      code_challenge_method: undefined,
    });
    expect(page.url.searchParams.get('error')).toBe('invalid_request');
    expect(page.url.searchParams.get('error_description')).toMatch(/PKCE/);
  });

  test('a code whose verifier is another', async () => {
    const { client, choose } = await choice(new Browser());
    const back = await choose(id('eva'));
    await expect(client.redeem(back.url, 'another'.repeat(8))).rejects.toThrow();
  });

  test.each(['6b1f9f3e-0000-4000-8000-000000000000', 'nobody', '\u0000', ''])(
    'somebody who is not known: %j',
    async (subject) => {
      const { choose } = await choice(new Browser());
      const page = await choose(subject);
      expect(page.status).toBe(400);
      expect(page.html).toContain('not known here');
    },
  );

  test('another browser to choose', async () => {
    const { page } = await choice(new Browser());
    const other = await new Browser().submit(page.url, { subject: id('eva') }, `${url}/console`);
    expect(other.status).toBe(400);
    expect(other.html).toContain('This sign-in is over');
  });

  test('a name that is not of this machine', async () => {
    const settings = await app.sendRaw('GET', '/console/settings.json', undefined, {
      host: 'rebound.example',
    });
    expect(settings.status).toBe(400);
    const discovery = await app.sendRaw(
      'GET',
      '/development-identity/.well-known/openid-configuration',
      undefined,
      { host: 'rebound.example' },
    );
    expect(discovery.status).toBe(400);
    expect(discovery.problem.detail).toContain('this machine only');
  });

  test('production, and an installation with an issuer', () => {
    const { issuer, runtime } = app.scenario.product;
    for (const change of [
      { LEDGER_MODE: 'production' as const },
      { OIDC_ISSUER: 'https://id.example' },
    ])
      expect(() =>
        serveDevelopmentIdentity(
          undefined as never,
          { ...runtime.config, ...change },
          issuer as NonNullable<typeof issuer>,
          runtime.pool,
        ),
      ).toThrow('only in development');
  });
});
