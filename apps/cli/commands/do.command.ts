import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AnswerEvent, CommandAnswer, FollowingEvent, ForeseenMail } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import { RefusedHere, withInProcessClient, type InProcessClient } from '../in-process-client.js';

export interface DoOptions {
  readonly as: string;
  readonly actAs?: string;
  /** JSON, or @ and the name of a file of it. */
  readonly with?: string;
  readonly revision?: string;
  readonly key?: string;
  readonly dryRun?: true;
  readonly json?: true;
}
type Words = Readonly<Record<string, unknown>>;

/** A command of the API's own document. */
interface Route {
  readonly path: string;
  /** It is long work that is waited for. */
  readonly job: boolean;
}
interface Document {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post?: { operationId: string; parameters?: readonly { readonly name: string }[] } }
    >
  >;
}

/**
 * Does any command of the tables, or says what it would do: checked, decided and answered as over HTTP, in the words of the API
 * (`--with`: the fields of the path and of the body). @throws Error for people; with `json` the problem is printed instead
 */
export async function doCommand(command: string, options: DoOptions): Promise<void> {
  const words = await wordsOf(options.with);
  await withInProcessClient(options.as, async (desk) => {
    try {
      const answer = await give(desk, command, words, options);
      console.log(options.json ? JSON.stringify(answer, null, 2) : inWords(answer));
    } catch (error) {
      if (!options.json || !(error instanceof RefusedHere)) throw error;
      console.log(JSON.stringify(error.problem, null, 2));
      process.exitCode = 1;
    }
  });
}

async function wordsOf(given = '{}'): Promise<Words> {
  const text = given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given;
  try {
    const words: unknown = JSON.parse(text);
    if (typeof words === 'object' && words !== null && !Array.isArray(words)) return words as Words;
  } catch {
    // said below
  }
  throw new Error('--with: a JSON object, such as \'{"registration":"…"}\', or @FILE with one.');
}

async function give(
  desk: InProcessClient,
  command: string,
  words: Words,
  options: DoOptions,
): Promise<CommandAnswer | JobAnswer> {
  const { path, job } = routeOf(await desk.ask<Document>('/openapi.json'), command, words);
  const [url, body] = filled(path, words);
  const named = Object.entries({
    'act-as': options.actAs,
    'if-match': options.revision,
    'idempotency-key': options.key,
  });
  const headers = Object.fromEntries(
    named.flatMap(([header, value]) => (value === undefined ? [] : [[header, value]])),
  );
  const ask = (query: string, more: Record<string, string> = {}) =>
    desk.ask<CommandAnswer>(`${url}${query}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, ...more },
    });
  if (job) return ask(`?wait=true${options.dryRun ? '&dryRun=true' : ''}`);
  // Only a dry run knows the mails. One that is refused says nothing: under a key, what was done already is answered all the same.
  const foreseen = await ask('?dryRun=true', { 'idempotency-key': randomUUID() }).catch(
    (error: unknown) => {
      if (options.dryRun || !(error instanceof RefusedHere)) throw error;
      return undefined;
    },
  );
  if (options.dryRun && foreseen) return foreseen;
  const { follows = [], mails = [] } = foreseen ?? {};
  return { ...(await ask('')), follows, mails };
}

/** @throws Error naming the commands that there are */
function routeOf({ paths }: Document, command: string, words: Words): Route {
  const routes = new Map(
    Object.entries(paths).flatMap(([path, { post }]) => {
      const takes = (name: string) =>
        post?.parameters?.some((parameter) => parameter.name === name) ?? false;
      return post && takes('Idempotency-Key')
        ? [[post.operationId, { path, job: takes('wait') }] as const]
        : [];
    }),
  );
  const signUp = command === 'SelectDates' && words['registration'] === undefined;
  const route = routes.get(signUp ? 'SignUpAndSelectDates' : command);
  if (route) return route;
  throw new Error(
    `There is no command ${command}, but ${[...routes.keys()].toSorted().join(', ')}.`,
  );
}

/** The path with its parameters, and the words left for the body. @throws Error naming the word that is missing */
function filled(path: string, words: Words): [string, Words] {
  const named = new Set<string>();
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (typeof word !== 'string') throw new Error(`--with: ${name} is missing: its id.`);
    named.add(name);
    return encodeURIComponent(word);
  });
  return [url, Object.fromEntries(Object.entries(words).filter(([name]) => !named.has(name)))];
}

function inWords(answer: CommandAnswer | JobAnswer): string {
  if (!('revision' in answer)) return JSON.stringify(answer, null, 2);
  const { partnerships } = answer as { partnerships?: readonly CommandAnswer[] };
  const { dryRun, follows = [], mails = [] } = answer;
  return [
    ...(partnerships ?? [answer]).flatMap(({ command, id, revision, status, events }) => [
      `${command} ${dryRun ? 'would be done' : 'done'}: ${id}, revision ${revision}${status === undefined ? '' : `, status ${status}`}`,
      ...events.map((event) => `  event    ${eventInWords(event)}`),
    ]),
    ...follows.map((event) => `  follows  ${eventInWords(event)}`),
    ...mails.map(
      ({ kind, audience, recipient }: ForeseenMail) =>
        `  mail     ${kind} to ${recipient}, as ${audience}`,
    ),
  ].join('\n');
}

const eventInWords = ({ type, occurredAt, about }: AnswerEvent | FollowingEvent): string =>
  [type, occurredAt, ...(about === null ? [] : [about])].join('  ');
