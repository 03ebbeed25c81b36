import { startLedger, type LedgerProcess } from './ledger-process.js';

/** `ledger start` without demo data. */
export interface AllInOneProcess extends LedgerProcess {
  readonly url: string;
  readonly token: string;
  /** What it printed on its way. */
  readonly said: string;
}

/** @param data its folder, with the embedded database */
export async function startAllInOne(data: string): Promise<AllInOneProcess> {
  const environment = {
    LEDGER_DATA: data,
    PORT: '0',
    LOG_LEVEL: 'error',
    RATE_LIMIT_PER_MINUTE: '1000000',
  };
  const process = await startLedger(
    ['start', '--no-demo'],
    /([^]*)Ctrl-C stops everything/,
    environment,
  );
  const word = (pattern: RegExp) => pattern.exec(process.said)?.[1] ?? '';
  return { ...process, url: word(/is ready: (\S+)/), token: word(/export PLATFORM=(\S+)/) };
}

/** Those of these nonprofits that are shown, one for each time. */
export async function shown(
  { url, token }: AllInOneProcess,
  ids: readonly string[],
): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}` };
  const found = await Promise.all(ids.map((id) => fetch(`${url}/nonprofits/${id}`, { headers })));
  const bodies = await Promise.all(
    found
      .filter(({ status }) => status === 200)
      .map((answer) => answer.json() as Promise<{ id: string }>),
  );
  return bodies.map(({ id }) => id);
}
