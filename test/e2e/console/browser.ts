import * as oauth from 'oauth4webapi';

/** A browser without scripts: it keeps cookies and follows redirects up to an address that it is to stop at. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  constructor(private readonly language = 'en') {}

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: {
        accept: 'text/html',
        'accept-language': this.language,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie)?.slice(1) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects. @returns the page, or the address at which to stop */
  async follow(url: string, stopAt: string, init?: RequestInit): Promise<Page> {
    let response = await this.open(url, init);
    let at = url;
    for (let hops = 0; response.status >= 300 && response.status < 400; hops++) {
      if (hops > 10) throw new Error('Too many redirects');
      at = new URL(response.headers.get('location') ?? '', at).href;
      if (at.startsWith(stopAt)) return { url: new URL(at), status: response.status, html: '' };
      response = await this.open(at);
    }
    const html = await response.text();
    return { url: new URL(at), status: response.status, html, headers: response.headers };
  }

  /** Sends a form of the page at that address. */
  submit(url: URL, fields: Record<string, string>, stopAt: string): Promise<Page> {
    return this.follow(url.href, stopAt, { method: 'POST', body: new URLSearchParams(fields) });
  }
}

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  readonly headers?: Headers;
}

interface Settings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}
const LOOPBACK = { [oauth.allowInsecureRequests]: true };

/** What the console does to sign somebody in, by the same client library. */
export class ConsoleClient {
  readonly verifier = oauth.generateRandomCodeVerifier();
  readonly state = oauth.generateRandomState();
  readonly client: oauth.Client;
  readonly redirect: string;

  private constructor(
    readonly server: oauth.AuthorizationServer,
    readonly settings: Settings,
    readonly console: string,
  ) {
    this.client = { client_id: settings.clientId };
    this.redirect = `${console}/signed-in`;
  }

  static async at(api: string): Promise<ConsoleClient> {
    const settings = (await (await fetch(`${api}/console/settings.json`)).json()) as Settings;
    const issuer = new URL(settings.issuer);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, LOOPBACK),
    );
    return new ConsoleClient(server, settings, `${api}/console`);
  }

  /** Where the console sends the browser to sign in. */
  async signInUrl(changes: Record<string, string | undefined> = {}): Promise<string> {
    const url = new URL(this.server.authorization_endpoint ?? '');
    const parameters = {
      client_id: this.settings.clientId,
      redirect_uri: this.redirect,
      response_type: 'code',
      scope: this.settings.scope,
      state: this.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) url.searchParams.set(name, value);
    return url.href;
  }

  /** Redeems the code with which the browser came back. */
  async redeem(back: URL, verifier = this.verifier): Promise<oauth.TokenEndpointResponse> {
    const parameters = oauth.validateAuthResponse(this.server, this.client, back, this.state);
    const response = await oauth.authorizationCodeGrantRequest(
      this.server,
      this.client,
      oauth.None(),
      parameters,
      this.redirect,
      verifier,
      LOOPBACK,
    );
    return oauth.processAuthorizationCodeResponse(this.server, this.client, response, {
      requireIdToken: true,
    });
  }

  async refresh(token: string): Promise<oauth.TokenEndpointResponse> {
    const response = await oauth.refreshTokenGrantRequest(
      this.server,
      this.client,
      oauth.None(),
      token,
      LOOPBACK,
    );
    return oauth.processRefreshTokenResponse(this.server, this.client, response);
  }

  signOutUrl(idToken: string): string {
    const url = new URL(this.server.end_session_endpoint ?? '');
    url.searchParams.set('id_token_hint', idToken);
    url.searchParams.set('post_logout_redirect_uri', `${this.console}/`);
    return url.href;
  }
}
