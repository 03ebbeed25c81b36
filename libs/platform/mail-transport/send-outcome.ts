import type { NodemailerError } from 'nodemailer';
import { oneLine, shorten } from './sanitize.js';

/**
 * What became of one attempt. The reason never holds an address: it ends up in rows and log lines (docs/domain.md §8).
 * - `sent`: the server took responsibility for it.
 * - `retry`: not now (4xx, no connection, time-out, a server that refuses our session). It may even have arrived:
 *   send it again under the same Message-ID.
 * - `rejected`: this message will never be taken (5xx about it, or it is no mail at all).
 */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly smtpCode: number }
  | { readonly outcome: 'retry'; readonly smtpCode?: number; readonly reason: string }
  | { readonly outcome: 'rejected'; readonly smtpCode?: number; readonly reason: string };

export const sent = (response: string | undefined): SendOutcome => ({
  outcome: 'sent',
  smtpCode: Number(/^\d{3}/.exec(response ?? '')?.[0] ?? 250),
});

export const rejected = (reason: string): SendOutcome => ({ outcome: 'rejected', reason });

/**
 * Only a 5xx about *this message* (its sender, recipient or content) is for good. A 5xx greeting, a wrong password (535) or
 * "authenticate first" (530) is about our session: an operator mends it, and until then no mail may be lost.
 */
export function failed(error: unknown): SendOutcome {
  const {
    code,
    responseCode,
    permanent,
    message = 'unknown error',
    response,
  } = error as Partial<NodemailerError>;
  const aboutTheMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  const forGood =
    responseCode === undefined
      ? aboutTheMessage
      : aboutTheMessage && permanent === true && responseCode !== 530;
  const reason = withoutAddresses(response ?? (code === 'EABORT' ? 'timed out' : message));
  return {
    outcome: forGood ? 'rejected' : 'retry',
    ...(responseCode !== undefined && { smtpCode: responseCode }),
    reason,
  };
}

const withoutAddresses = (text: string): string =>
  shorten(oneLine(text).replace(/[^\s<>"']+@[^\s<>"']+/gu, '[address]'), 200);
