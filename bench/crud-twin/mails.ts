import { createTransport } from 'nodemailer';

/** Mails of the twin: sent after the commit, from memory. Those that were not sent when the process ends are lost. */
export class Mails {
  readonly #transport;

  constructor(url: string) {
    this.#transport = createTransport({ url, pool: true });
  }

  send(to: string, subject: string, text: string): void {
    const mail = { from: 'twin@bench.example', to, subject, text, html: `<p>${text}</p>` };
    this.#transport.sendMail(mail).catch(() => undefined);
  }
}
