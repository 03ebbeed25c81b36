import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AnswerEvent, CommandAnswer, FollowingEvent, PreviewedMail } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import {
  RequestRefused,
  withInProcessClient,
  type InProcessClient,
} from '../../api/in-process-client.js';

export interface DoOptions {
  readonly as: string;
  readonly actAs?: string;
  /** A JSON object, or `@` and the name of a file that holds one. */
  readonly with?: string;
  readonly revision?: string;
  readonly key?: string;
  readonly dryRun?: true;
  readonly json?: true;
}
type Fields = Readonly<Record<string, unknown>>;

/** A command as the OpenAPI document describes it. */
interface Route {
  readonly path: string;
  /** The command starts a job, and the client waits for its end. */
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
 * Runs a command of the API as a person, and prints its events, follow-up events, mails and the new status.
 * @throws Error with a message for people; with `json` the problem document is printed instead
 */
export async function doCommand(command: string, options: DoOptions): Promise<void> {
  const fields = await parseFields(options.with);
  await withInProcessClient(options.as, async (client) => {
    try {
      const answer = await runCommand(client, command, fields, options);
      console.log(options.json ? JSON.stringify(answer, null, 2) : format(answer));
    } catch (error) {
      if (!options.json || !(error instanceof RequestRefused)) throw error;
      console.log(JSON.stringify(error.problem, null, 2));
      process.exitCode = 1;
    }
  });
}

async function parseFields(given = '{}'): Promise<Fields> {
  const text = given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given;
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
      return fields as Fields;
  } catch {
    // The error below covers malformed JSON as well.
  }
  throw new Error(
    '--with needs a JSON object, such as \'{"registration":"…"}\', or @FILE with one.',
  );
}

async function runCommand(
  client: InProcessClient,
  command: string,
  fields: Fields,
  options: DoOptions,
): Promise<CommandAnswer | JobAnswer> {
  const { path, job } = routeOf(await client.request<Document>('/openapi.json'), command, fields);
  const [url, body] = splitFields(path, fields);
  const optionalHeaders = Object.entries({
    'act-as': options.actAs,
    'if-match': options.revision,
    'idempotency-key': options.key,
  });
  const headers = Object.fromEntries(
    optionalHeaders.flatMap(([header, value]) => (value === undefined ? [] : [[header, value]])),
  );
  const post = (query: string, more: Record<string, string> = {}) =>
    client.request<CommandAnswer>(`${url}${query}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, ...more },
    });
  if (job) return post(`?wait=true${options.dryRun ? '&dryRun=true' : ''}`);
  // Only a dry run returns the mails. It may be refused where the command is not: a repeat with a key returns the first result.
  const preview = await post('?dryRun=true', { 'idempotency-key': randomUUID() }).catch(
    (error: unknown) => {
      if (options.dryRun || !(error instanceof RequestRefused)) throw error;
      return undefined;
    },
  );
  if (options.dryRun && preview) return preview;
  const { follows = [], mails = [] } = preview ?? {};
  return { ...(await post('')), follows, mails };
}

/** @throws Error that lists the commands, when there is none of this name */
function routeOf({ paths }: Document, command: string, fields: Fields): Route {
  const routes = new Map(
    Object.entries(paths).flatMap(([path, { post }]) => {
      const takes = (name: string) =>
        post?.parameters?.some((parameter) => parameter.name === name) ?? false;
      return post && takes('Idempotency-Key')
        ? [[post.operationId, { path, job: takes('wait') }] as const]
        : [];
    }),
  );
  const signUp = command === 'SelectDates' && fields['registration'] === undefined;
  const route = routes.get(signUp ? 'SignUpAndSelectDates' : command);
  if (route) return route;
  throw new Error(
    `There is no command ${command}. Commands: ${[...routes.keys()].toSorted().join(', ')}.`,
  );
}

/** The path with its parameters filled in, and the other fields as the body. @throws Error that names a missing path parameter */
function splitFields(path: string, fields: Fields): [string, Fields] {
  const inPath = new Set<string>();
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name];
    if (typeof value !== 'string')
      throw new Error(`--with: ${name} is missing. Give the id of the ${name}.`);
    inPath.add(name);
    return encodeURIComponent(value);
  });
  return [url, Object.fromEntries(Object.entries(fields).filter(([name]) => !inPath.has(name)))];
}

function format(answer: CommandAnswer | JobAnswer): string {
  if (!('revision' in answer)) return JSON.stringify(answer, null, 2);
  const { partnerships } = answer as { partnerships?: readonly CommandAnswer[] };
  const { dryRun, follows = [], mails = [] } = answer;
  return [
    ...(partnerships ?? [answer]).flatMap(({ command, id, revision, status, events }) => [
      `${command} ${dryRun ? 'would be done' : 'done'}: ${id}, revision ${revision}${status === undefined ? '' : `, status ${status}`}`,
      ...events.map((event) => `  event    ${formatEvent(event)}`),
    ]),
    ...follows.map((event) => `  follows  ${formatEvent(event)}`),
    ...mails.map(
      ({ kind, audience, recipient }: PreviewedMail) =>
        `  mail     ${kind} to ${recipient}, as ${audience}`,
    ),
  ].join('\n');
}

const formatEvent = ({ type, occurredAt, about }: AnswerEvent | FollowingEvent): string =>
  [type, occurredAt, ...(about === null ? [] : [about])].join('  ');
