import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AnswerEvent, CommandAnswer, FollowingEvent, PreviewedMail } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import type { InProcessClient } from '../../api/in-process-client.js';
import { didYouMean } from '../../runtime/suggest.js';
import { apiDescription, type Operation } from '../description/api-description.js';
import { commandNamed, fieldNames } from '../description/command-help.js';

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

/**
 * Runs a command of the API as a person, and prints its events, follow-up events, mails and the new status.
 * @throws Error with a message for people; with `json` the problem document is printed instead
 */
export async function doCommand(command: string, options: DoOptions): Promise<void> {
  const fields = await parseFields(options.with);
  const operation = commandNamed(command, fields['registration'] !== undefined);
  const [url, body] = splitFields(operation, fields);
  if (options.revision !== undefined && !/^\d+$/.test(options.revision))
    throw new Error(`--revision must be a whole number. It is ${options.revision}.`);
  const { RequestRefused, withInProcessClient } = await import('../../api/in-process-client.js');
  await withInProcessClient(options.as, async (client) => {
    try {
      const answer = await runCommand(client, { operation, url, body }, options);
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

/** What to send, and where. */
interface Request {
  readonly operation: Operation;
  readonly url: string;
  readonly body: Fields;
}

async function runCommand(
  client: InProcessClient,
  { operation, url, body }: Request,
  options: DoOptions,
): Promise<CommandAnswer | JobAnswer> {
  const { RequestRefused } = await import('../../api/in-process-client.js');
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
  // The command starts a job, and the client waits for its end.
  if (operation.parameters.some(({ name }) => name === 'wait'))
    return post(`?wait=true${options.dryRun ? '&dryRun=true' : ''}`);
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

/** The path with its parameters filled in, and the other fields as the body. @throws Error that names a field that is missing or unknown */
function splitFields(operation: Operation, fields: Fields): [string, Fields] {
  const help = `\`ledger do ${operation.operationId} --help\` tells the fields.`;
  const inPath = new Set<string>();
  const url = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name];
    if (typeof value !== 'string')
      throw new Error(`--with: ${name} is missing. Give the id of the ${name}. ${help}`);
    inPath.add(name);
    return encodeURIComponent(value);
  });
  const known = fieldNames(apiDescription(), operation);
  for (const name of Object.keys(fields))
    if (known && !known.includes(name))
      throw new Error(`--with: there is no field ${name}.${didYouMean(name, known)} ${help}`);
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
