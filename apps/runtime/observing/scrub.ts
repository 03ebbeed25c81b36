/** What may stand in a log line, a span or an answer of the watch port: never personal data, never a secret (domain §8). */

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Name and password in an address.
  [/:\/\/[^\s/@]+@/g, '://'],
  [/\/links\/[^\s/?#"'`]+/g, '/links/[token]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [token]'],
  [/[^\s<>"'`(=:,]+@[^\s<>"'`),;]+/g, '[mail]'],
  // What others quote in their messages may be what people typed.
  [/"[^"\n]*"/g, '"…"'],
  [/'[^'\n]*'/g, "'…'"],
  [/`[^`\n]*`/g, '`…`'],
];

/** A text without mail addresses, tokens, credentials, and whatever it quotes. */
export const scrub = (text: string): string => SECRETS.reduce((clean, [pattern, put]) => clean.replace(pattern, put), text);

interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Where it was thrown, without the message that a stack begins with. */
  readonly stack?: string;
  readonly cause?: SafeError;
}

const DEPTH = 3;

/** What may be logged of an error: its kind, its message scrubbed, where it came from. A database's details (values, keys) are left out. */
export function safeError(error: unknown, depth = DEPTH): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error)) };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(frames ? { stack: frames.join('\n') } : {}),
    ...(error.cause !== undefined && depth > 1 ? { cause: safeError(error.cause, depth - 1) } : {}),
  };
}
