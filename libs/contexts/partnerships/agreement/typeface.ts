import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A font to embed in a document. */
export interface Typeface {
  readonly file: Buffer;
  /** The text with a box for each character that the font cannot show, so that none is dropped silently. */
  readonly showable: (text: string) => string;
}

const BOX = '□';
const BLANK = /[\n\t ]/;

/** A font of the package dejavu-fonts-ttf. It covers Latin with all accents, Greek and Cyrillic, and its licence permits embedding. */
function typeface(name: string): Typeface {
  const file = readFileSync(
    createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
  );
  const font = create(file) as Font;
  const shows = (character: string) =>
    BLANK.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  return {
    file,
    showable: (text) =>
      [...text.normalize('NFC')].map((character) => (shows(character) ? character : BOX)).join(''),
  };
}

const lazy = <T>(create: () => T): (() => T) => {
  let value: T | undefined;
  return () => (value ??= create());
};

/** Each font is read on first use. */
export const TYPEFACES = {
  body: lazy(() => typeface('DejaVuSans')),
  bold: lazy(() => typeface('DejaVuSans-Bold')),
};
