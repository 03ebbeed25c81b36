/**
 * Format characters that a script needs: joiners between letters of cursive and Indic scripts, joiners within an emoji, and the marks
 * that stand before Arabic and Syriac numbers.
 */
const JOINED =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}' +
  '\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}' +
  '\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]';
const NUMBER_MARKS = '\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2';
const NEEDLESS = new RegExp(
  `(?<=${JOINED}\\p{Script=Inherited}*)[\\u200C\\u200D](?=${JOINED})` +
    `|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})` +
    `|([^\\P{Cf}${NUMBER_MARKS}])`,
  'gu',
);

const ASCII = /^[\t\n\r\x20-\x7e]*$/;
/** Line and paragraph separators of Unicode. */
const SEPARATORS = /[\u2028\u2029]/g;
/** Characters that show nothing: spaces, controls, formats, fillers, what is no character, the empty Braille pattern. */
const INVISIBLE =
  /[\s\p{Cc}\p{Cf}\p{Zs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

const composed = (text: string): string =>
  ASCII.test(text)
    ? text
    : text
        .replace(NEEDLESS, (found: string, needless?: string) => (needless ? '' : found))
        .normalize('NFC');

/** One line as it is kept (docs/domain.md §8): NFC, trimmed, without needless format characters. Control characters stay, to be refused. */
export const normalizeText = (text: string): string =>
  composed(text).replace(SEPARATORS, ' ').trim();

/** Several lines as they are kept: as {@link normalizeText}, with line breaks of one kind. */
export const normalizeLines = (text: string): string =>
  composed(text).replace(SEPARATORS, '\n').replace(/\r\n?/g, '\n').trim();

/** The text shows nothing. */
export const isBlank = (text: string): boolean => text.replace(INVISIBLE, '') === '';

/** The text without its case, as namesakes are compared: accents count, the kind and number of spaces does not. */
export const foldCase = (text: string): string =>
  ASCII.test(text)
    ? text.trim().replace(/\s+/g, ' ').toLowerCase()
    : normalizeText(text)
        .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
        .replace(/\s+/g, ' ')
        .toLowerCase()
        .normalize('NFC');
