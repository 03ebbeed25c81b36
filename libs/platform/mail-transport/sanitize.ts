/**
 * What people typed, made fit for a mail. Control characters would end a header and begin another (header injection);
 * direction overrides would let a name read as something that it is not.
 */
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line, for headers, names and titles: no control character survives. */
export const oneLine = (value: string): string =>
  value.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim();

/** Several lines, for messages and reasons: line ends become \n, tabs become spaces, other controls go. */
export const lines = (value: string): string[] =>
  value
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) => line.replace(CONTROLS, ' ').trimEnd());

/** At most `most` characters (never half a surrogate pair), with an ellipsis where it was cut. */
export function shorten(value: string, most: number): string {
  const characters = Array.from(value);
  return characters.length <= most
    ? value
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** A web address that may stand in a mail, else nothing: http(s) only, and nothing that could break out of where it stands. */
export const webAddress = (value: string): string | undefined =>
  /^https?:\/\/[^\s<>"'`\\\p{Cc}]+$/iu.test(value) && URL.canParse(value) ? value : undefined;
