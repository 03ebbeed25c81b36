import type { Random } from '../support/generated-histories/random.js';
import {
  HOSTILE_HEADERS,
  hostileBytes,
  hostileCursor,
  hostileText,
  hostileValue,
} from './hostile.js';
import { kindOf, type IdPool } from './id-pool.js';
import type { Operation, Parameter } from './operations.js';
import { boundaryValue, idOf, validValue, type Draft } from './values.js';
import type { Step } from './walker.js';
import type { Caller } from './world.js';

export interface FuzzRequest {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
  /** Whether a person of tenant A names a thing of tenant B in the path: it must not be found. */
  readonly crosses: boolean;
}

type Mood = 'valid' | 'boundary' | 'hostile';

/** Ends what other requests need: mostly a dry run. */
const ENDS = /\/(erase|revoke|cancel|close|decline|move)-/;
/** Would join the tenants with everybody's consent: only a dry run where ids of both, or roles of the platform, are involved. */
const JOINS = /^(AddCoordinator|ProposePartnership|GrantRole)$/;
const DAY = 86_400_000;
/** Refusals after which a role seldom asks for an operation. */
const PATIENCE = 3;

/** Makes requests of a seed: the same seed gives the same ones, as long as the answers give the same ids. */
export class RequestMaker {
  /** Operation and role → how often it was refused for who they are, or for what they may not see. */
  readonly #refusals = new Map<string, number>();
  /** Operation and role that succeeded. */
  readonly #done = new Set<string>();
  /** Operations that make something from nothing. */
  readonly #makers: readonly Operation[];
  /** Commands on a registration: they reach most states. */
  readonly #onRegistrations: readonly Operation[];

  constructor(
    private readonly operations: readonly Operation[],
    private readonly callers: readonly Caller[],
    private readonly random: Random,
    private readonly pool: IdPool,
  ) {
    this.#onRegistrations = operations.filter(
      ({ method, path }) => method === 'POST' && path.startsWith('/registrations/{'),
    );
    this.#makers = operations.filter(
      ({ method, path }) =>
        method === 'POST' && /^\/registrations\/\w+-|^\/\w+\/(create|propose)-/.test(path),
    );
  }

  /** @param now of the product's clock, in milliseconds */
  next(now: number): FuzzRequest {
    const { random } = this;
    const mood: Mood = random.happens(0.55)
      ? 'valid'
      : random.happens(0.4)
        ? 'boundary'
        : 'hostile';
    const operation = this.#operation(mood);
    const caller = this.#caller(operation, mood);
    const own = caller.world ?? (random.happens(0.7) ? 'a' : 'b');
    const astray = caller.world === 'a' && random.happens(0.1);
    const start = now + random.whole(-3, 40) * DAY + random.whole(0, 24) * 1_800_000;
    const marked = own === 'b' && !operation.path.startsWith('/nonprofits');
    const draft: Draft = {
      random,
      pool: this.pool,
      world: astray ? 'b' : own,
      marked,
      start,
      role: caller.role,
    };
    const path = this.#path(draft, operation, mood);
    const query = this.#query(draft, operation, mood);
    const joins = JOINS.test(operation.name) && (astray || caller.world === undefined);
    if (operation.parameters.some(({ name }) => name === 'dryRun')) {
      const dry = joins || random.happens(ENDS.test(operation.path) ? 0.9 : 0.25);
      if (dry)
        query.splice(0, query.length, ...query.filter(([name]) => name !== 'dryRun'), [
          'dryRun',
          'true',
        ]);
    }
    const body = operation.body && bodyOf(draft, operation.body, mood);
    return {
      operation,
      caller,
      method: operation.method,
      path: query.length === 0 ? path : `${path}?${query.map(inQuery).join('&')}`,
      headers: {
        ...headersOf(draft, operation, mood),
        ...(caller.authorization && { authorization: caller.authorization }),
      },
      ...(body !== undefined && { body }),
      crosses: astray && path !== operation.path && !operation.path.startsWith('/nonprofits'),
    };
  }

  /** One request of a walk, with nothing left to chance. @param position of the log that its answer has to know */
  step(
    name: string,
    role: string,
    { params = {}, query = {}, body }: Step,
    position?: string,
  ): FuzzRequest {
    const operation = this.operations.find((one) => one.name === name);
    const caller = this.callers.find((one) => one.role === role);
    if (!operation || !caller) throw new Error(`There is no ${name}, or no ${role}.`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) =>
      encode(params[key] ?? ''),
    );
    const queries = Object.entries(query);
    const waits = operation.method === 'GET';
    return {
      operation,
      caller,
      method: operation.method,
      path: queries.length === 0 ? path : `${path}?${queries.map(inQuery).join('&')}`,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(waits && position !== undefined && { 'wait-for-position': position }),
        ...(caller.authorization && { authorization: caller.authorization }),
      },
      ...(body && { body: JSON.stringify(body) }),
      crosses: false,
    };
  }

  /** Told of an answer: valid requests are mostly made by those who were not refused them, best by those who had success. */
  learn({ operation, caller }: FuzzRequest, status: number): void {
    const pair = `${operation.name} ${caller.role}`;
    if (status < 300) this.#done.add(pair);
    if (status === 401 || status === 403 || status === 404)
      this.#refusals.set(pair, (this.#refusals.get(pair) ?? 0) + 1);
  }

  /** Valid requests are mostly about things that there are, so that states are reached. */
  #operation(mood: Mood): Operation {
    if (mood === 'valid' && this.#makers.length > 0 && this.random.happens(0.15))
      return this.random.pick(this.#makers);
    const commands = this.#onRegistrations;
    const from =
      mood === 'valid' && commands.length > 0 && this.random.happens(0.3)
        ? commands
        : this.operations;
    let operation = this.random.pick(from);
    for (let attempt = 0; mood === 'valid' && attempt < 4; attempt++) {
      const [, kind] = /\{(\w+)\}/.exec(operation.path) ?? [];
      if (kind === undefined || this.pool.pick(this.random, 'a', kindOf(kind)) !== undefined) break;
      operation = this.random.pick(this.operations);
    }
    return operation;
  }

  #caller({ name }: Operation, mood: Mood): Caller {
    const pairs = this.callers.map((caller) => ({ caller, pair: `${name} ${caller.role}` }));
    const done = pairs.filter(({ pair }) => this.#done.has(pair));
    const able = pairs.filter(
      ({ pair }) => this.#done.has(pair) || (this.#refusals.get(pair) ?? 0) < PATIENCE,
    );
    const best = done.length > 0 && this.random.happens(0.5) ? done : able;
    const isChosen = mood === 'valid' && best.length > 0 && this.random.happens(0.8);
    return this.random.pick(isChosen ? best : pairs).caller;
  }

  #path(draft: Draft, { path }: Operation, mood: Mood): string {
    const { random } = draft;
    return path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (mood === 'hostile' && random.happens(0.2))
        return random.happens(0.1)
          ? random.pick(['%FF%FE', '%', '%zz', '%00', '..%2f'])
          : encode(hostileText(random));
      if (mood === 'boundary' && random.happens(0.1))
        return this.pool.any(random, draft.world) ?? '';
      return idOf(draft, kindOf(name));
    });
  }

  #query(draft: Draft, { parameters }: Operation, mood: Mood): [string, string][] {
    const { random } = draft;
    const known = parameters.filter((one) => one.in === 'query' && one.name !== 'dryRun');
    const query = known
      .filter(({ required }) => required || random.happens(mood === 'valid' ? 0.25 : 0.35))
      .map((one): [string, string] => [one.name, queryText(draft, one, mood)]);
    if (mood !== 'hostile') return query;
    if (random.happens(0.15))
      query.push([
        random.pick(['unknown', '__proto__', 'constructor', 'limit[]', 'a[b]', '']),
        hostileText(random),
      ]);
    const twice = random.pick(query.length > 0 ? query : [undefined]);
    if (twice && random.happens(0.2)) query.push(twice);
    if (random.happens(0.1))
      query.push(['dryRun', random.pick(['True', '', '1', 'yes', 'true ', 'false'])]);
    return query;
  }
}

function queryText(draft: Draft, { name, schema }: Parameter, mood: Mood): string {
  const { random } = draft;
  if (mood === 'hostile' && random.happens(0.5))
    return name === 'after' ? hostileCursor(random) : hostileText(random);
  const value =
    mood === 'boundary' ? boundaryValue(draft, name, schema) : validValue(draft, name, schema);
  return Array.isArray(value) ? value.join(',') : String(value);
}

function headersOf(
  draft: Draft,
  { parameters, body }: Operation,
  mood: Mood,
): Record<string, string | string[]> {
  const { random } = draft;
  const headers: Record<string, string | string[]> = body ? { 'content-type': body.type } : {};
  const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  if (takesKey && random.happens(0.2)) headers['idempotency-key'] = `key-${random.whole(0, 1_000)}`;
  if (takesKey && random.happens(0.05)) headers['if-match'] = `"${random.whole(0, 20)}"`;
  if (mood === 'hostile' && random.happens(0.3)) {
    const [name, value] = random.pick(HOSTILE_HEADERS);
    headers[name] = value;
  }
  return headers;
}

function bodyOf(
  draft: Draft,
  { type, schema }: NonNullable<Operation['body']>,
  mood: Mood,
): string | Buffer {
  const { random } = draft;
  if (type !== 'application/json') return fileOf(draft, mood);
  const valid = validValue(draft, '', schema) as Record<string, unknown>;
  if (mood === 'valid') return JSON.stringify(valid);
  if (mood === 'hostile' && random.happens(0.3)) return hostileBytes(random, JSON.stringify(valid));
  const fields = Object.entries(schema.properties ?? {});
  const [name, part] = random.pick(fields.length > 0 ? fields : [['extra', {}] as const]);
  valid[name] = mood === 'boundary' ? boundaryValue(draft, name, part) : hostileValue(random);
  if (mood === 'hostile' && random.happens(0.1))
    valid[random.pick(['unknown', 'constructor', 'toString', ' '])] = hostileValue(random);
  return JSON.stringify(valid);
}

/** A small file of people. */
function fileOf({ random, marked }: Draft, mood: Mood): string | Buffer {
  const person = marked ? 'zqbxzqnew' : 'new';
  const lines = Array.from(
    { length: random.whole(0, 4) },
    () => `${person},${person}${random.whole(0, 1e9)}@people.example,,`,
  );
  const file = `name,mail,level,manager\n${lines.join('\n')}\n`;
  if (mood !== 'hostile') return file;
  return random.pick([
    Buffer.from(file, 'utf16le'),
    Buffer.from([0xff, 0xfe, 0x00]),
    `"${file}`,
    `${file}"a\u0000b",x,y,z,${hostileText(random)}\n`,
    file.replaceAll(',', ';'),
    '',
  ]);
}

const inQuery = ([name, value]: readonly [string, string]): string =>
  `${encode(name)}=${encode(value)}`;

/** Percent-encodes text, lone surrogates too: as the bytes that a careless client sends. */
function encode(text: string): string {
  return /\p{Cs}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
}
