import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerError, SMTPServerSession } from 'smtp-server';
import { readMime } from './read-mime.js';

/** A mail that would have gone out. `to` and `from` are the envelope's: where it really would have gone. */
export interface CaughtMail {
  /** With its angle brackets. A mail without one gets a name made from its bytes. */
  readonly messageId: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
  readonly calendar?: string;
  readonly raw: string;
}

export interface MailCatcherOptions {
  /** 0: any free port. */
  readonly port: number;
  /**
   * Keeps the mail. The server answers 250 only after it resolved, and "try again later" when it rejects: acknowledged = kept.
   * A sender that never saw our 250 sends again: keep by Message-ID.
   */
  readonly onMail: (mail: CaughtMail) => Promise<void>;
}

export interface MailCatcher {
  readonly smtpUrl: string;
  readonly port: number;
  /** Takes no further mail, waits for what is being kept (at most a few seconds), hangs up. */
  stop(): Promise<void>;
}

const LARGEST = 1024 * 1024;
const LONGEST_GOODBYE = 5_000;

/** An SMTP server for demos, journeys and development: takes every mail, delivers none, listens on loopback only. */
export async function startMailCatcher({ port, onMail }: MailCatcherOptions): Promise<MailCatcher> {
  const { SMTPServer } = await import('smtp-server'); // most processes catch nothing
  const keeping = new Set<Promise<void>>();
  let stopping: Promise<void> | undefined;

  const keep = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    if (stopping) throw refusal(421, 'Shutting down');
    if (!stream.sizeExceeded) await onMail(await caught(Buffer.concat(chunks), session));
  };

  const server = new SMTPServer({
    name: 'catch-all.localhost',
    logger: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    rejectOversized: true,
    maxRecipients: 100,
    closeTimeout: 1, // at the end of stop() nobody is owed an answer
    onData: (stream, session, answer) => {
      const kept = keep(stream, session).then(
        () => answer(null, 'OK: kept'),
        (error: SMTPServerError) =>
          answer(error.responseCode ? error : refusal(451, 'Could not keep it, try again later')),
      );
      keeping.add(kept);
      void kept.finally(() => keeping.delete(kept));
    },
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      server.on('error', () => undefined); // a client that vanishes is its own trouble
      resolve();
    });
  });
  const bound = (server.server.address() as AddressInfo).port;

  const stop = async (): Promise<void> => {
    await Promise.race([Promise.allSettled(keeping), elapsed(LONGEST_GOODBYE)]);
    await new Promise<void>((resolve) => server.close(resolve));
  };
  return { smtpUrl: `smtp://127.0.0.1:${bound}`, port: bound, stop: () => (stopping ??= stop()) };
}

async function caught(bytes: Buffer, { envelope }: SMTPServerSession): Promise<CaughtMail> {
  const { headers, ...parts } = await readMime(bytes);
  return {
    messageId:
      headers['message-id'] ||
      `<${createHash('sha256').update(bytes).digest('hex')}@catch-all.invalid>`,
    to: envelope.rcptTo.map(({ address }) => address),
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    subject: headers['subject'] ?? '',
    headers,
    ...parts,
    raw: bytes.toString('utf8'),
  };
}

const refusal = (responseCode: number, message: string): SMTPServerError =>
  Object.assign(new Error(message), { responseCode });

const elapsed = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
