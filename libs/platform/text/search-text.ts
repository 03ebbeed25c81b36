/** Stands for apostrophes and hyphens while a text is folded. */
const HYPHEN = '-';
const APOSTROPHES =
  /['\u2018\u2019\u201B\u02B9\u02BB-\u02BD\u2032\u0060\u00B4\uFF07\uA78B\uA78C]/gu;
const HYPHENS = /[\p{Pd}\u2212\u2043\u30FB]/gu;
const FORMATS = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
/** Accents, and the vowel points of Hebrew and Arabic; vowel signs of Indic scripts are letters to their readers. */
const MARKS = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]/gu;

/** Letters that no decomposition resolves. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ƚ: 'l',
  ɫ: 'l',
  ø: 'o',
  ɵ: 'o',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  ħ: 'h',
  ı: 'i',
  ɨ: 'i',
  ȷ: 'j',
  ɉ: 'j',
  ŧ: 't',
  ƀ: 'b',
  ɇ: 'e',
  ǥ: 'g',
  ĸ: 'k',
  ŋ: 'n',
  ʉ: 'u',
  ɏ: 'y',
  ƶ: 'z',
  ς: 'σ',
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  þ: 'th',
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Lower case without accents, ligatures and strokes; hyphens and apostrophes are one and the same. */
const fold = (text: string): string =>
  text
    .replace(/\s/gu, ' ')
    .replace(APOSTROPHES, HYPHEN)
    .replace(HYPHENS, HYPHEN)
    .replace(FORMATS, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);

const wordsOf = (text: string): string[] => fold(text).split(/\s+/u).filter(hasContent);
const hasContent = (word: string): boolean => /[^-]/u.test(word);
const joined = (word: string): string => word.replaceAll(HYPHEN, '');
const spaced = (word: string): string => word.split(/-+/u).filter(hasContent).join(' ');

/**
 * The text in which a search looks, computed once and stored. Words with hyphens or apostrophes stand in it in parts and in one:
 * `O’Brien` becomes `o brien obrien`.
 */
export function foldForSearch(...texts: readonly (string | null | undefined)[]): string {
  const words = texts.flatMap((text) => (text == null ? [] : wordsOf(text)));
  const inOne = words.filter((word) => word.includes(HYPHEN)).map(joined);
  return [...words.map(spaced), ...inOne].join(' ');
}

/** The words of a search, each with its spellings. A text matches if it contains a spelling of every word, in any order. */
export const searchTerms = (search: string): readonly (readonly string[])[] =>
  wordsOf(search).map((word) => [...new Set([joined(word), spaced(word)])]);

/** The folded text contains every word of the search; what {@link searchCondition} asks in SQL. */
export const matchesSearch = (folded: string, search: string): boolean =>
  searchTerms(search).every((spellings) => spellings.some((one) => folded.includes(one)));

const pattern = (spelling: string): string => `%${spelling.replace(/[\\%_]/g, '\\$&')}%`;

/** The patterns for LIKE ANY that find one of these spellings of a word. */
export const searchPatterns = (spellings: readonly string[]): string[] => spellings.map(pattern);

/** The condition that a column filled by {@link foldForSearch} matches a search, with placeholders from `first` on. */
export const searchCondition =
  (column: string, search: string | undefined) =>
  (first: number): { readonly sql: string; readonly values: readonly unknown[] } => {
    const terms = search === undefined ? [] : searchTerms(search);
    return {
      sql:
        terms.map((_, index) => `${column} LIKE ANY($${first + index}::text[])`).join(' AND ') ||
        'true',
      values: terms.map(searchPatterns),
    };
  };
