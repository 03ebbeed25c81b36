import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A font as a document embeds it. */
export interface Typeface {
  readonly file: Buffer;
  /** The text with a box for each character that the font cannot show, so that none goes missing unseen. */
  readonly showable: (text: string) => string;
}

const BOX = '□';
const BLANK = /[\n\t ]/;

/** A font of the package dejavu-fonts-ttf: Latin with all its accents, Greek, Cyrillic and more; free to embed. */
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

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** Read when first needed. */
export const TYPEFACES = {
  body: once(() => typeface('DejaVuSans')),
  bold: once(() => typeface('DejaVuSans-Bold')),
};
