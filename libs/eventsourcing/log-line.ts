/**
 * What a log line may say of an error: its kind, its message and where it arose. Never its other fields: a database's error quotes the
 * row that it is about, and with it names and mails (domain §8).
 */
export function logLine(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : `Something that is no error was thrown: ${typeof error}`;
  const cause = error.cause === undefined ? '' : `\ncaused by ${logLine(error.cause)}`;
  return `${error.stack ?? `${error.name}: ${error.message}`}${cause}`;
}
