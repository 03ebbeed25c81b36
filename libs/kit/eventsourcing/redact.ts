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
export const redact = (text: string): string =>
  SECRETS.reduce((clean, [pattern, put]) => clean.replace(pattern, put), text);
