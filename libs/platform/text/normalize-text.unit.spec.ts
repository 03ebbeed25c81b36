import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldCase, isBlank, normalizeLines, normalizeText } from './normalize-text.js';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'aeÉß \n\u0301\u200B\u200C\u200D\uFEFF\u00ADبا\u0915\u094D👩💻\u2028'),
  }),
);

describe('a line of text', () => {
  test.each([
    ['composes letters', 'Jose\u0301', 'José'],
    ['loses the spaces around it', '\u00A0 Léa \t', 'Léa'],
    ['loses zero-width spaces', 'Lé\u200Ba\uFEFF', 'Léa'],
    ['loses soft hyphens and directional marks', 'a\u00ADb\u202Ec\u2066', 'abc'],
    ['loses joiners between Latin letters', 'f\u200Ci\u200Dx', 'fix'],
    ['composes across a removed character', 'e\u200C\u0301', 'é'],
    ['keeps a joiner within a Persian word', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['keeps a joiner within an Indic word', 'क\u094D\u200Dष', 'क\u094D\u200Dष'],
    ['keeps a family of emoji', '👩\u200D👩\u200D👧', '👩\u200D👩\u200D👧'],
    ['has spaces for line separators', 'a\u2028b', 'a b'],
  ])('%s', (_, typed, kept) => {
    expect(normalizeText(typed)).toBe(kept);
  });

  test('is kept as it is the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = normalizeText(text);
        expect(normalizeText(kept)).toBe(kept);
      }),
    );
  });
});

test('several lines have line breaks of one kind', () => {
  expect(normalizeLines('\r\na\r\nb\rc\u2029d\n\te \n')).toBe('a\nb\nc\nd\n\te');
});

describe('a text is blank', () => {
  test.each([
    '',
    ' ',
    '\u200B',
    '\u00A0\u3000',
    '\u2800',
    '\u3164',
    '\u115F\u1160',
    '\uFFA0',
    '\u2060',
    '\uFE0F',
    '\u{E0020}',
    '\u034F',
  ])('with %j alone', (text) => {
    expect(isBlank(text)).toBe(true);
    expect(isBlank(normalizeText(text))).toBe(true);
  });

  test.each(['a', '.', '👩', '\u200Bé', 'ー', '\u0301'])('but not with %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('namesakes', () => {
  test.each([
    ['Paris', 'PARIS'],
    ['É', 'e\u0301'],
    ['La  Ruche', 'la\u00A0ruche '],
    ['Nord\u200B', 'nord'],
  ])('are %j and %j', (one, other) => {
    expect(foldCase(one)).toBe(foldCase(other));
  });

  test.each([
    ['Étang', 'Etang'],
    ['Straße', 'Strasse'],
    ['ı', 'i'],
  ])('are not %j and %j', (one, other) => {
    expect(foldCase(one)).not.toBe(foldCase(other));
  });

  test('have a key that is its own key', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldCase(foldCase(text))).toBe(foldCase(text));
      }),
    );
  });
});
