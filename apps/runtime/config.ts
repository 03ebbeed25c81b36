import { isIP } from 'node:net';
import { join } from 'node:path';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBase64,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  Min,
  registerDecorator,
  validateSync,
} from 'class-validator';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const lowercase = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  );

const NUMBER_OF_PROXIES = /^[1-9]\d?$/;
const listed = (proxies: string): string[] => proxies.split(',').map((one) => one.trim());

/** Whether the text is an address, or a network such as 10.0.0.0/8. A network of all addresses would trust every caller. */
function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  if (bits === undefined) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

const IsProxies = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'proxies',
    target: target.constructor,
    propertyName: property as string,
    options: {
      message:
        'must be the number of proxies (1 to 99), or their addresses and networks separated by commas',
    },
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        (NUMBER_OF_PROXIES.test(value) || listed(value).every(isNetwork)),
    },
  });

/** Every environment variable that the product reads. The defaults are those of the embedded installation. */
export class Config {
  /** `production` forbids the development issuer, the embedded database and moving the clock. */
  @lowercase() @IsIn(['development', 'production']) LEDGER_MODE: 'development' | 'production' =
    'development';
  /** Address to listen on. Any address other than loopback needs OIDC_ISSUER. */
  @IsString() HOST = '127.0.0.1';
  /** `on` or `off`: whether `/docs` and `/openapi.json` describe the API. Default: only in development. */
  @IsOptional() @lowercase() @IsIn(['on', 'off']) API_DOCS?: 'on' | 'off';
  /** Port to listen on. 0 takes a free one. */
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) PORT = 3000;
  /**
   * Proxies whose `X-Forwarded-For` header is trusted: their number, or their addresses and networks, separated by commas
   * (`10.0.0.0/8, ::1`). Default: none.
   */
  @IsOptional() @IsProxies() TRUST_PROXY?: string;
  /** Base URL of the links in mails. Default: the address on which the API listens. */
  @IsOptional() @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) PUBLIC_URL?: string;
  /** Base URL of the console, to which mails link. Default: `console` below PUBLIC_URL. */
  @IsOptional() @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) CONSOLE_URL?: string;
  /** Folder of the embedded database, keys and files. */
  @IsString() LEDGER_DATA = '.data';
  /** PostgreSQL for the read models, and for the events unless EVENT_STORE_URL is set. Default: an embedded server. */
  @IsOptional() @IsString() DATABASE_URL?: string;
  /** `esdb://…`: EventStoreDB or KurrentDB for the events. Default: PostgreSQL. */
  @IsOptional() @IsString() EVENT_STORE_URL?: string;
  /** Prefix of the product's streams in EVENT_STORE_URL. Streams without it are never touched. */
  @IsString() EVENT_STORE_PREFIX = 'ledger-';
  /** 32 random bytes in base64 that wrap the keys of persons (`openssl rand -base64 32`). Default in development: made once and kept in the data folder. */
  @IsOptional() @IsBase64() LEDGER_MASTER_KEY?: string;
  /** The previous master key, during a rotation: keys that it wrapped can still be read. `ledger rotate-master-key` wraps them anew. */
  @IsOptional() @IsBase64() LEDGER_MASTER_KEY_PREVIOUS?: string;
  /** Folder of the daily seals of the log. Best on another machine than the backup of the events and the keys. Default: in the data folder. */
  @IsOptional() @IsString() LEDGER_SEALS?: string;
  /**
   * 32 random bytes in base64 (`openssl rand -base64 32`): the Ed25519 key that signs seals and the manifests of exports. Default: they
   * are not signed. To rotate the key, replace it: earlier signatures name the key that made them. `ledger seal-key` prints the public key.
   */
  @IsOptional() @IsBase64() LEDGER_SEAL_KEY?: string;
  /** URL of the issuer of bearer tokens (OpenID discovery). Default: the development issuer, on loopback only. */
  @IsOptional() @IsUrl({ require_tld: false, protocols: ['http', 'https'] }) OIDC_ISSUER?: string;
  /** Audience that tokens must have. */
  @IsString() OIDC_AUDIENCE = 'volunteer-ledger';
  /** The console's client at the issuer: public, authorization code with PKCE, redirected to `signed-in` below the console's URL. */
  @IsString() OIDC_CONSOLE_CLIENT = 'volunteer-ledger-console';
  /** Scopes that the console asks the issuer for, separated by spaces. */
  @IsString() OIDC_CONSOLE_SCOPE = 'openid offline_access';
  /** `smtp://…`: the mail server. Default: a catch-all that anybody on this machine can read, only on loopback and without an issuer. */
  @IsOptional() @IsString() SMTP_URL?: string;
  /** Sender of the mails. */
  @IsEmail() MAIL_FROM = 'no-reply@volunteer-ledger.example';
  /** Address for questions of users. Every mail names it. */
  @IsEmail() SUPPORT_ADDRESS = 'support@volunteer-ledger.example';
  /** `allow` or `refuse`: whether webhooks may have addresses in private networks, and http addresses. */
  @lowercase() @IsIn(['allow', 'refuse']) WEBHOOK_PRIVATE_ADDRESSES: 'allow' | 'refuse' = 'refuse';
  /** Requests per minute allowed to one person, and to one address without sign-in. */
  @Type(() => Number) @IsInt() @Min(1) RATE_LIMIT_PER_MINUTE = 6_000;
  /** Lowest level that is logged, to standard error: as JSON in production, otherwise as text. `info` logs every request. */
  @lowercase() @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) LOG_LEVEL:
    'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' = 'warn';
  /** Address of the port with health and metrics, for operators only. */
  @IsString() WATCH_HOST = '127.0.0.1';
  /** Port for health and metrics. 0 takes a free one, which is printed at start. */
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) WATCH_PORT = 0;
  /** A process is not ready while the read models are further behind than this, or while a cycle of its engine lasts longer. */
  @Type(() => Number) @IsInt() @Min(1) READY_LAG_SECONDS = 60;
  /** Commands are refused with 503 while the read models have been behind the log for longer than this. 0: never. */
  @Type(() => Number) @IsInt() @Min(0) COMMANDS_LAG_SECONDS = 120;
  /** Most connections to the API at once. Further ones are closed. */
  @Type(() => Number) @IsInt() @Min(1) @Max(100_000) MAX_CONNECTIONS = 1_000;
  /** A request whose headers take longer than this is refused (408). */
  @Type(() => Number) @IsInt() @Min(1) @Max(3_600) HEADERS_TIMEOUT_SECONDS = 15;
  /** A request that takes longer than this to arrive, body or file included, is refused (408). */
  @Type(() => Number) @IsInt() @Min(1) @Max(3_600) REQUEST_TIMEOUT_SECONDS = 60;
  /** A connection on which nothing is sent or read for this long is closed. A request with `wait=true` waits no longer than this. */
  @Type(() => Number) @IsInt() @Min(1) @Max(86_400) IDLE_TIMEOUT_SECONDS = 600;
  /** A worker that has not renewed its lease for this long is replaced by another one. */
  @Type(() => Number) @IsInt() @Min(1) @Max(10) WORKER_LEASE_SECONDS = 10;
  /** Processes that fold the events of a rebuild, for long logs on several processors. Default: the process that rebuilds does. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(64) REBUILD_PROCESSES?: number;
  /** Time that a process has to finish its work after it was told to stop. */
  @Type(() => Number) @IsInt() @Min(1) @Max(3_600) STOP_SECONDS = 30;
  /** Collector of traces, by OTLP over HTTP: `http://collector:4318`. Default: no traces. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  /** `ledger move`: the empty PostgreSQL to which the installation is moved. */
  @IsOptional() @IsString() TARGET_DATABASE_URL?: string;
  /** `ledger move`: the EventStoreDB or KurrentDB to which its events are moved. Default: the new PostgreSQL. */
  @IsOptional() @IsString() TARGET_EVENT_STORE_URL?: string;
  /** Name of the service in traces. */
  @IsString() OTEL_SERVICE_NAME = 'volunteer-ledger';
}

/** A variable is missing or malformed. The message names it. */
export class ConfigError extends Error {}

/** Reads the configuration and refuses unsafe settings. @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.keys(new Config()).concat(OPTIONAL);
  const given = Object.fromEntries(
    known.flatMap((name) =>
      environment[name] === undefined || environment[name] === ''
        ? []
        : [[name, environment[name]]],
    ),
  );
  const config = plainToInstance(Config, given, { exposeDefaultValues: true });
  const problems = validateSync(config).map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`,
  );
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  if (config.OIDC_ISSUER === undefined && config.LEDGER_MODE === 'production')
    throw new ConfigError('OIDC_ISSUER: production needs an issuer of bearer tokens.');
  if (config.OIDC_ISSUER === undefined && !LOOPBACK.has(config.HOST))
    throw new ConfigError(
      `OIDC_ISSUER: listening on ${config.HOST} needs an issuer; without one, HOST must be a loopback address.`,
    );
  const { OIDC_ISSUER: issuer } = config;
  if (issuer?.startsWith('http:') && !mayUseHttp(config, issuer))
    throw new ConfigError(
      'OIDC_ISSUER: an issuer needs https, as anybody on the way could replace its keys. In development, http is allowed on loopback.',
    );
  for (const name of ['DATABASE_URL', 'LEDGER_MASTER_KEY', 'SMTP_URL'] as const) {
    if (config.LEDGER_MODE === 'production' && config[name] === undefined)
      throw new ConfigError(`${name}: production needs it.`);
  }
  if (config.SMTP_URL === undefined && issuer !== undefined)
    throw new ConfigError(
      'SMTP_URL: with an issuer the product needs a mail server. The catch-all shows every mail to everybody, so it exists only on loopback without an issuer.',
    );
  refuseWeakKeys(config);
  return config;
}

const HOW_TO_REPLACE = {
  LEDGER_MASTER_KEY:
    ' To replace a key in use, name it in LEDGER_MASTER_KEY_PREVIOUS and run `ledger rotate-master-key`.',
  LEDGER_SEAL_KEY: '',
} as const;

function refuseWeakKeys(config: Config): void {
  for (const name of ['LEDGER_MASTER_KEY', 'LEDGER_SEAL_KEY'] as const) {
    const key = config[name];
    const weakness = key === undefined ? undefined : weaknessOf(key);
    if (weakness !== undefined)
      throw new ConfigError(
        `${name}: ${weakness}. Make a key with \`openssl rand -base64 32\`.${HOW_TO_REPLACE[name]}`,
      );
  }
}

const mayUseHttp = ({ LEDGER_MODE }: Config, issuer: string): boolean =>
  LEDGER_MODE === 'development' && LOOPBACK.has(new URL(issuer).hostname.replace(/^\[|\]$/g, ''));

/** 32 random bytes have about 30 different values; fewer than 20 are not random. */
const FEWEST_VALUES = 20;

/** Why a key cannot have been made at random; undefined if it can. */
function weaknessOf(encoded: string): string | undefined {
  const key = Buffer.from(encoded.trim(), 'base64');
  if (key.length !== 32) return `it has ${key.length} bytes instead of 32`;
  if (new Set(key).size < FEWEST_VALUES) return 'it repeats few values';
  if (key.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'it is text';
  const step = (at: number) => ((key[at] ?? 0) - (key[at - 1] ?? 0) + 256) % 256;
  if (key.every((_, at) => at < 2 || step(at) === step(1))) return 'it is a sequence';
  return undefined;
}

/** Whether the API serves `/docs` and `/openapi.json`. */
export const showsDocs = ({ API_DOCS, LEDGER_MODE }: Config): boolean =>
  (API_DOCS ?? (LEDGER_MODE === 'production' ? 'off' : 'on')) === 'on';

export const OPTIONAL = [
  'API_DOCS',
  'TRUST_PROXY',
  'PUBLIC_URL',
  'CONSOLE_URL',
  'DATABASE_URL',
  'EVENT_STORE_URL',
  'LEDGER_MASTER_KEY',
  'LEDGER_MASTER_KEY_PREVIOUS',
  'LEDGER_SEALS',
  'LEDGER_SEAL_KEY',
  'OIDC_ISSUER',
  'REBUILD_PROCESSES',
  'SMTP_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'TARGET_DATABASE_URL',
  'TARGET_EVENT_STORE_URL',
];

const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** URL of the address on which the API is configured to listen. */
export const listeningUrlOf = ({ HOST, PORT }: Config): string => `http://${inUrl(HOST)}:${PORT}`;

/** Base URL under which people reach the product: PUBLIC_URL, or the address of the API. */
export const publicUrlOf = (config: Config): string => config.PUBLIC_URL ?? listeningUrlOf(config);

type ProxyTest = (address: string, hop: number) => boolean;

/** The trusted proxies, in the form that Fastify takes. */
export function trustedProxies({ TRUST_PROXY: proxies }: Config): false | string[] | ProxyTest {
  if (proxies === undefined) return false;
  if (!NUMBER_OF_PROXIES.test(proxies)) return listed(proxies);
  return (_, hop) => hop < Number(proxies);
}

/** Base URL of the console: as configured, or below the base URL of the product. */
export const consoleUrlOf = ({ CONSOLE_URL }: Config, publicUrl: string): string =>
  CONSOLE_URL ?? `${publicUrl.replace(/\/+$/, '')}/console`;

/** Folder of the seals. */
export const sealsFolder = ({ LEDGER_SEALS, LEDGER_DATA }: Config): string =>
  LEDGER_SEALS ?? join(LEDGER_DATA, 'seals');

/** Which addresses webhooks may have. */
export const webhookAddresses = ({ WEBHOOK_PRIVATE_ADDRESSES: setting }: Config) => ({
  allowPrivate: setting === 'allow',
});

/** Folder of export files. */
export const exportsFolder = ({ LEDGER_DATA }: Config): string => join(LEDGER_DATA, 'exports');

/** Development: the development issuer, the catch-all and a clock that can be moved. */
export const isDevelopment = (config: Config): boolean => config.OIDC_ISSUER === undefined;
