import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** In a child process: takes every mail, and tells the parent how many. */
const REPORT_EVERY_MILLISECONDS = 20;
let taken = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, done) => {
    stream.on('end', () => {
      taken += 1;
      done();
    });
    stream.resume();
  },
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.server.address() as AddressInfo).port);
  setInterval(() => process.send?.(taken), REPORT_EVERY_MILLISECONDS);
});
process.on('disconnect', () => process.exit());
