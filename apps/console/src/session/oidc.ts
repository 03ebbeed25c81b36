import * as oauth from 'oauth4webapi';
import type { ConsoleSettings } from './settings.js';

/** Tokens stay in this module's memory: neither in storage nor in the address. */
interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly id: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the way back from the issuer needs. It holds no token. */
interface PendingSignIn {
  readonly verifier: string;
  readonly state: string;
  readonly returnTo: string;
}

const PENDING = 'ledger.sign-in';
const RENEW_BEFORE_MILLISECONDS = 30_000;
export const SIGNED_IN_PATH = '/console/signed-in';

/** Signs in by authorization code with PKCE, and renews access tokens by the refresh token. */
export class OidcSession {
  private tokens: Tokens | undefined;
  private renewal: Promise<Tokens> | undefined;
  private readonly client: oauth.Client;

  private constructor(
    private readonly server: oauth.AuthorizationServer,
    private readonly settings: ConsoleSettings,
  ) {
    this.client = { client_id: settings.clientId };
  }

  static async open(settings: ConsoleSettings): Promise<OidcSession> {
    const issuer = new URL(settings.issuer);
    const options = insecure(issuer);
    const response = await oauth.discoveryRequest(issuer, options);
    return new OidcSession(await oauth.processDiscoveryResponse(issuer, response), settings);
  }

  get signedIn(): boolean {
    return this.tokens !== undefined;
  }

  /** Leaves the page for the issuer's. */
  async signIn(returnTo: string): Promise<void> {
    const verifier = oauth.generateRandomCodeVerifier();
    const pending: PendingSignIn = { verifier, state: oauth.generateRandomState(), returnTo };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const address = new URL(this.server.authorization_endpoint ?? '');
    const query = {
      client_id: this.settings.clientId,
      redirect_uri: redirectUri(),
      response_type: 'code',
      scope: this.settings.scope,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      audience: this.settings.audience,
    };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    location.assign(address);
  }

  /**
   * Takes the code that the issuer sent.
   * @returns where to go on
   * @throws Error where the answer is not to a sign-in of this tab, or the issuer refused
   */
  async finish(address: URL): Promise<string> {
    const kept = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    if (kept === null) throw new Error('This tab has not begun to sign in.');
    const { verifier, state, returnTo } = JSON.parse(kept) as PendingSignIn;
    const parameters = oauth.validateAuthResponse(this.server, this.client, address, state);
    const response = await oauth.authorizationCodeGrantRequest(
      this.server,
      this.client,
      oauth.None(),
      parameters,
      redirectUri(),
      verifier,
      this.requestOptions(),
    );
    this.tokens = tokensOf(
      await oauth.processAuthorizationCodeResponse(this.server, this.client, response),
    );
    return returnTo;
  }

  /** The access token, renewed where it is about to expire. @throws where nobody is signed in any more */
  async token(): Promise<string> {
    if (!this.tokens) throw new Error('Nobody is signed in.');
    if (this.tokens.expiresAt - RENEW_BEFORE_MILLISECONDS > Date.now()) return this.tokens.access;
    this.renewal ??= this.renew(this.tokens).finally(() => (this.renewal = undefined));
    return (await this.renewal).access;
  }

  /** Forgets the tokens and leaves for the issuer, which ends its own session. */
  signOut(): void {
    const idToken = this.tokens?.id;
    this.tokens = undefined;
    const end = this.server.end_session_endpoint;
    if (end === undefined) return location.assign('/console/');
    const address = new URL(end);
    address.searchParams.set('client_id', this.settings.clientId);
    address.searchParams.set('post_logout_redirect_uri', `${location.origin}/console/`);
    if (idToken !== undefined) address.searchParams.set('id_token_hint', idToken);
    location.assign(address);
  }

  private async renew({ refresh, id }: Tokens): Promise<Tokens> {
    if (refresh === undefined) throw new Error('The session has ended.');
    const response = await oauth.refreshTokenGrantRequest(
      this.server,
      this.client,
      oauth.None(),
      refresh,
      this.requestOptions(),
    );
    const renewed = tokensOf(
      await oauth.processRefreshTokenResponse(this.server, this.client, response),
    );
    this.tokens = { ...renewed, refresh: renewed.refresh ?? refresh, id: renewed.id ?? id };
    return this.tokens;
  }

  private requestOptions(): InsecureOption {
    return insecure(new URL(this.settings.issuer));
  }
}

/* eslint-disable @typescript-eslint/no-deprecated -- deprecated so that it stands out: it is for the development issuer only */
interface InsecureOption {
  [oauth.allowInsecureRequests]?: true;
}

/** The development issuer is reached by http, on this machine only. */
const insecure = ({ protocol }: URL): InsecureOption =>
  protocol === 'http:' ? { [oauth.allowInsecureRequests]: true } : {};
/* eslint-enable @typescript-eslint/no-deprecated */

const redirectUri = (): string => `${location.origin}${SIGNED_IN_PATH}`;

const tokensOf = (answer: oauth.TokenEndpointResponse): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token,
  id: answer.id_token,
  expiresAt: Date.now() + (answer.expires_in ?? 0) * 1_000,
});
