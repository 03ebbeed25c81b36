import type { CommandDescription } from '../../describe-commands.js';
import { api, setPosition, type Schemas } from '../api/client.js';
import { askEverythingAgain } from '../api/query-client.js';
import { answerOf } from '../api/requests.js';
import type { Subject } from './subject.js';

/** The answer of a command. Those that create several subjects list them besides. */
export type CommandAnswer = Schemas['CommandAnswer'];
export type Body = Readonly<Record<string, unknown>>;

interface Delivery {
  readonly dryRun: boolean;
  /** A retry under the same key is the same command. */
  readonly key?: string;
}

/** Gives a command, or simulates it. @throws the problem where the API refuses */
export function giveCommand(
  description: CommandDescription,
  subject: Subject,
  body: Body,
  { dryRun, key }: Delivery,
): Promise<CommandAnswer> {
  const headers = {
    ...(key !== undefined && { 'Idempotency-Key': key }),
    ...(subject.id !== undefined &&
      subject.revision !== undefined && { 'If-Match': `"${subject.revision}"` }),
  };
  const path = description.subject === undefined ? {} : { [description.subject]: subject.id };
  // The path comes from the same document as the client's types, but is known only at run time.
  const request = api.POST(description.path as '/registrations/{registration}/confirm-dates', {
    params: {
      path: path as { registration: string },
      query: dryRun ? { dryRun: 'true' } : {},
      header: headers,
    },
    body: body,
  });
  return answerOf(request);
}

/** Lets every read wait for a command's position, and asks again what is shown. */
export async function showOutcomeOf(answer: { readonly position: string }): Promise<void> {
  setPosition(answer.position);
  await askEverythingAgain();
}
