import type { Credentials } from '@eventstore/db-client';

/** Where to connect to, and as whom. */
export interface Target {
  /** Without credentials: the client prints it in warnings, and puts it into its errors. */
  readonly address: string;
  readonly credentials: Credentials | undefined;
}

const FORM =
  /^(?:esdb|kurrentdb|kdb)(?<discover>\+discover)?:\/\/(?:(?<name>[^:@/?]+):(?<password>[^@/?]+)@)?(?<rest>[^@]+)$/;

/**
 * Reads `esdb://name:password@host:2113,host:2113?tls=true&…` or `esdb+discover://…`; the newer scheme `kurrentdb` means the same.
 * @throws RangeError without a word of what was given
 */
export function parse(connectionString: string): Target {
  const { discover = '', name, password, rest } = FORM.exec(connectionString.trim())?.groups ?? {};
  if (rest === undefined) throw unreadable();
  const address = `esdb${discover}://${rest}`;
  if (name === undefined || password === undefined) return { address, credentials: undefined };
  return { address, credentials: { username: decoded(name), password: decoded(password) } };
}

export const unreadable = (): RangeError =>
  new RangeError(
    'The connection string of the event store cannot be read. It has the form esdb://name:password@host:port?tls=true.',
  );

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadable();
  }
}
