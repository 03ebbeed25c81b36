/** PostgreSQL cannot be started here. The message says why and what to do about it, and is meant to be shown as it is. */
export class PostgresUnavailable extends Error {
  override readonly name = 'PostgresUnavailable';

  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason}\nTo use a PostgreSQL server of your own instead, set DATABASE_URL.`, options);
  }
}

/** The `code` of a system or database error (`ENOENT`, `57P03`), if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
