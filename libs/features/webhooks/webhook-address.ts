import { lookup as resolve } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { invalid } from '#kit/eventsourcing';

/** Which addresses webhooks may have. */
export interface AddressPolicy {
  /** Addresses in private networks, and http. */
  readonly allowPrivate: boolean;
}

/** Injection token of the policy. */
export const ADDRESS_POLICY = Symbol('address policy');

const LOOKUP_MILLISECONDS = 3_000;

const refused = (rule: string, detail: string) => invalid('address', rule, detail);

/**
 * Refuses addresses to which nothing may be delivered. Each delivery checks the network again, because names change.
 * @throws Refusal invalid
 */
export async function checkAddress(
  address: string,
  { allowPrivate }: AddressPolicy,
  lookup: (host: string) => Promise<readonly string[]> = lookUp,
): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    throw refused(
      'webhook_address',
      'address must be a URL, such as https://hooks.example.com/ledger.',
    );
  if (url.username !== '' || url.password !== '')
    throw refused(
      'webhook_address',
      'Leave user name and password out of the address: deliveries are signed instead.',
    );
  if (url.hash !== '')
    throw refused('webhook_address', 'Leave the part from # on out of the address.');
  if (allowPrivate) return;
  if (url.protocol !== 'https:')
    throw refused('https_only', 'Send an address that begins with https.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await lookup(host) : [host];
  if (found.length === 0)
    throw refused('address_unknown', `There is no address of ${host} in the DNS. Check the name.`);
  if (found.some(isPrivate))
    throw refused(
      'private_address',
      `${host} is in a private network. Send an address that can be reached from the internet.`,
    );
}

/** Whether an IP address is anything but public: the library that filters deliveries judges by the same ranges. */
const isPrivate = (ip: string): boolean => ipaddr.parse(ip).range() !== 'unicast';

async function lookUp(host: string): Promise<string[]> {
  const late = new Promise<[]>((done) => {
    setTimeout(() => done([]), LOOKUP_MILLISECONDS).unref();
  });
  const found = resolve(host, { all: true }).then(
    (addresses) => addresses.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, late]);
}
