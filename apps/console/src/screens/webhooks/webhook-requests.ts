import { api, type Schemas } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';

export type Webhook = Schemas['WebhookAnswer'];
export type WebhookWithSecret = Schemas['WebhookWithSecret'];
export type EventType = NonNullable<Schemas['CreateWebhookBody']['types']>[number];

/** What a person decides of a webhook. */
export interface WebhookDraft {
  readonly address: string;
  readonly description: string;
  readonly types: ReadonlySet<EventType>;
  readonly level: string;
}

/** A page of a webhook is read again so often while it is open. */
export const ASK_AGAIN_MILLISECONDS = 2_000;

const params = (id: string) => ({ path: { webhook: id } });

/** The body of a draft: what was left empty is left out. */
export const bodyOf = ({ address, description, types, level }: WebhookDraft) => ({
  address: address.trim(),
  ...(description.trim() && { description: description.trim() }),
  ...(types.size > 0 && { types: [...types] }),
  ...(level && { level }),
});

export const draftOf = ({ address, description, types, level }: Webhook): WebhookDraft => ({
  address,
  description,
  types: new Set((types ?? []) as EventType[]),
  level: level ?? '',
});

/** Lists and pages of webhooks are read again. */
export async function readAgain(): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/webhooks'),
  });
}

const thenReadAgain = async <T>(work: Promise<T>): Promise<T> => {
  const answer = await work;
  await readAgain();
  return answer;
};

export const create = (draft: WebhookDraft, fromBeginning: boolean): Promise<WebhookWithSecret> =>
  thenReadAgain(
    answerOf(
      api.POST('/webhooks', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: { ...bodyOf(draft), ...(fromBeginning && { after: '' }) },
      }),
    ),
  );
export const change = (id: string, draft: WebhookDraft, paused: boolean): Promise<Webhook> =>
  thenReadAgain(
    answerOf(
      api.PUT('/webhooks/{webhook}', { params: params(id), body: { ...bodyOf(draft), paused } }),
    ),
  );
export const rotate = (id: string): Promise<WebhookWithSecret> =>
  thenReadAgain(
    answerOf(api.POST('/webhooks/{webhook}/rotate-secret', { params: params(id), body: {} })),
  );
export const replay = (id: string, after: string): Promise<Webhook> =>
  thenReadAgain(
    answerOf(api.POST('/webhooks/{webhook}/replay', { params: params(id), body: { after } })),
  );
export async function remove(id: string): Promise<void> {
  const { error } = await api.DELETE('/webhooks/{webhook}', { params: params(id) });
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem of the API, as answerOf throws it
  if (error) throw error;
}
