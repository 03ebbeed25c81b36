import type { IncomingMessage, ServerResponse } from 'node:http';
import type { errors, Provider } from 'oidc-provider';
import { localeOf } from '#features/notifications';
import type { Locale } from '#platform/http';
import type { PeopleToBe } from './people-to-be.js';
import { choicePage, messagePage, SIGN_IN_WORDS } from './sign-in-page.js';

/** Bytes of the form by which one chooses somebody. */
const LONGEST_FORM = 1_000;
/** Characters of a search, and of a subject. */
const LONGEST_TEXT = 200;

/** The page on which one chooses who to be, and the choice. */
export class SignIn {
  constructor(
    private readonly provider: Provider,
    private readonly people: PeopleToBe,
    private readonly base: string,
  ) {}

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    const words = SIGN_IN_WORDS[locale];
    try {
      await this.provider.interactionDetails(request, response);
    } catch (error) {
      if ((error as errors.OIDCProviderError).error !== 'invalid_request') throw error;
      return send(response, 400, messagePage(this.base, locale, words.problem, words.over));
    }
    if (request.method !== 'POST') return this.#list(request, response, locale);
    const subject = (await formOf(request)).get('subject') ?? '';
    const person = isText(subject) ? await this.people.find(subject) : undefined;
    if (!person) return this.#list(request, response, locale, words.unknown);
    await this.provider.interactionFinished(request, response, { login: { accountId: subject } });
  }

  async #list(
    request: IncomingMessage,
    response: ServerResponse,
    locale: Locale,
    alert?: string,
  ): Promise<void> {
    const asked = new URL(request.url ?? '', 'http://here').searchParams.get('search') ?? '';
    const search = isText(asked) ? asked.trim() : '';
    const people = await this.people.list(search);
    const status = alert === undefined ? 200 : 400;
    send(response, status, choicePage(this.base, locale, people, search, alert));
  }
}

/** A text that PostgreSQL takes. */
const isText = (text: string): boolean => text.length <= LONGEST_TEXT && !text.includes('\u0000');

function send(response: ServerResponse, status: number, html: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
}

/** The fields of a form; none of one that is too long. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LONGEST_FORM) parts.push(part);
  }
  return new URLSearchParams(length > LONGEST_FORM ? '' : Buffer.concat(parts).toString());
}
