/** Patterns of personal data and secrets, which no log line, span or answer of the operations port may contain. */

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Name and password in an address.
  [/:\/\/[^\s/@]+@/g, '://'],
  [/\/(links|pages)\/[^\s/?#"'`]+/g, '/$1/[token]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [token]'],
  [/[^\s<>"'`(=:,]+@[^\s<>"'`),;]+/g, '[mail]'],
  // What others quote in their messages may be what people typed.
  [/"[^"\n]*"/g, '"…"'],
  [/'[^'\n]*'/g, "'…'"],
  [/`[^`\n]*`/g, '`…`'],
];

/** The text without mail addresses, tokens, credentials and quoted parts. */
export const redact = (text: string): string =>
  SECRETS.reduce((clean, [pattern, put]) => clean.replace(pattern, put), text);
