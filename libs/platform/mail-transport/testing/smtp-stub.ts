import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Where a server speaks: `CONTENT` is its answer to the whole mail, after `DATA` let it in. */
export type SmtpStep =
  'GREETING' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'CONTENT' | 'RSET' | 'QUIT';

/** What the stub does at a step: says a reply, says nothing ever (`hang`), hangs up (`drop`), or what a function does with the socket. */
export type SmtpBehaviour = Partial<Record<SmtpStep, string | ((socket: Socket) => void)>>;

export interface SmtpStub {
  readonly port: number;
  /** May be changed while it runs. */
  readonly behaviour: SmtpBehaviour;
  /** Every step of every connection, in order. */
  readonly log: SmtpStep[];
  readonly sockets: readonly Socket[];
  /** Message-IDs of the mails that came whole and were taken. */
  readonly taken: string[];
  /** Resolves once every connection made so far is closed. */
  allClosed(): Promise<unknown>;
  stop(): Promise<void>;
}

export const POLITE: Readonly<Record<SmtpStep, string>> = {
  GREETING: '220 stub',
  EHLO: '250-stub\r\n250 AUTH PLAIN',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  CONTENT: '250 2.0.0 queued',
  RSET: '250 ok',
  QUIT: '221 bye',
};

/** A loopback SMTP server that misbehaves as told: for specs only, and no part of the door. */
export async function startSmtpStub(behaviour: SmtpBehaviour = {}): Promise<SmtpStub> {
  const log: SmtpStep[] = [];
  const sockets: Socket[] = [];
  const taken: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    converse(socket, behaviour, log, taken);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    behaviour,
    log,
    sockets,
    taken,
    allClosed: () =>
      Promise.all(
        sockets.map(
          (socket) => socket.closed || new Promise((resolve) => socket.once('close', resolve)),
        ),
      ),
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(
  socket: Socket,
  behaviour: SmtpBehaviour,
  log: SmtpStep[],
  taken: string[],
): void {
  let inContent = false;
  let pending = '';
  const act = (step: SmtpStep): void => {
    log.push(step);
    const what = behaviour[step] ?? POLITE[step];
    if (typeof what === 'function') what(socket);
    else if (what === 'drop') socket.destroy();
    else if (what !== 'hang') socket.write(`${what}\r\n`);
    inContent = step === 'DATA' && typeof what === 'string' && what.startsWith('354');
  };
  socket.on('data', (chunk) => {
    pending += String(chunk);
    for (;;) {
      const end = inContent ? '\r\n.\r\n' : '\r\n';
      const at = pending.indexOf(end);
      if (at < 0) return;
      const said = pending.slice(0, at);
      pending = pending.slice(at + end.length);
      if (inContent && behaviour.CONTENT !== 'hang')
        taken.push(/^Message-ID: (\S+)/im.exec(said)?.[1] ?? '');
      act(
        inContent ? 'CONTENT' : ((/^[A-Z]+/i.exec(said)?.[0] ?? 'QUIT').toUpperCase() as SmtpStep),
      );
    }
  });
  act('GREETING');
}
