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

/** Seconds that discovery waits for a node at most. */
const LONGEST_GOSSIP = 2;

/**
 * Makes discovery wait less for a node than a call for its answer: a node that is silent then costs a call time, and not its connection.
 * The client's own value is 5 s; a shorter one in the connection string stays.
 * @param call in milliseconds
 */
export function limitGossip(address: string, call: number): string {
  const longest = Math.max(1, Math.min(LONGEST_GOSSIP, Math.floor(call / 2_000)));
  const [hosts = '', ...queries] = address.split('?');
  const parameters = queries.join('?').split('&');
  const isTooLong = (parameter: string): boolean => {
    const [name, value] = parameter.split('=');
    return isGossip(name) && Number(value) > longest;
  };
  const kept = parameters.filter((parameter) => parameter !== '' && !isTooLong(parameter));
  if (!kept.some((parameter) => isGossip(parameter.split('=')[0])))
    kept.unshift(`gossipTimeout=${longest}`);
  return `${hosts}?${kept.join('&')}`;
}

/** The client reads names of parameters without regard to case, dashes and underscores. */
const isGossip = (name = ''): boolean =>
  name.toLowerCase().replace(/[-_]/g, '') === 'gossiptimeout';

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
