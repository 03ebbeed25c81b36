/** What the server says before anybody has signed in. */
export interface ConsoleSettings {
  /** Issuer of the tokens, as OpenID discovery names it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Audience that tokens must name. */
  readonly audience: string;
  readonly scope: string;
  /** The issuer is the one of a development installation. */
  readonly development: boolean;
  readonly version: string;
  /** Whom to ask for help, if the installation says. */
  readonly support?: string;
}

export async function readSettings(): Promise<ConsoleSettings> {
  const response = await fetch('/console/settings.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as ConsoleSettings;
}
