import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCommands, type OpenApiDocument } from '../../apps/console/describe-commands.js';
import { ROOT } from '../support/another-process.js';

type Catalogue = Readonly<Record<string, unknown>>;

const WORDS = join(ROOT, 'apps/console/src/words');
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Catalogue;
const areas = readdirSync(join(WORDS, 'en'));
/** French has a plural form of its own for millions. */
const FRENCH_ONLY = '_many';

/** Texts of a catalogue by their keys, such as `dialog.cancel`. */
function textsOf(catalogue: Catalogue, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else
      for (const [inner, text] of textsOf(value as Catalogue, `${prefix}${key}.`))
        texts.set(inner, text);
  }
  return texts;
}

const inLanguage = (language: string, area: string) =>
  textsOf(read(`apps/console/src/words/${language}/${area}`));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

test('each area of the console has its words in both languages', () => {
  expect(areas.length).toBeGreaterThan(3);
  expect(readdirSync(join(WORDS, 'fr'))).toEqual(areas);
});

describe.each(areas)('%s', (area) => {
  const english = inLanguage('en', area);
  const french = inLanguage('fr', area);

  test('has the same texts in both languages', () => {
    const translated = [...french.keys()].filter((key) => !key.endsWith(FRENCH_ONLY));
    expect(translated.sort()).toEqual([...english.keys()].sort());
  });

  test('has each French plural', () => {
    const plurals = [...english.keys()].filter((key) => key.endsWith('_one'));
    const missing = plurals.filter((key) => !french.has(key.replace(/_one$/, FRENCH_ONLY)));
    expect(missing).toEqual([]);
  });

  test('has the same placeholders in both languages', () => {
    for (const [key, text] of english)
      expect([key, placeholders(french.get(key) ?? '').sort()]).toEqual([
        key,
        placeholders(text).sort(),
      ]);
  });

  test('has no empty text, and French punctuation after spaces that do not break', () => {
    expect([...english, ...french].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(
      [...french].filter(([, text]) => / [:;?!»]|« /.test(text) || text.includes("'")),
    ).toEqual([]);
  });
});

describe('each name of the API has a text', () => {
  const document = JSON.parse(
    readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8'),
  ) as OpenApiDocument;
  const commands = Object.entries(describeCommands(document));
  const texts = inLanguage('en', 'commands.json');

  test('commands', () => {
    const missing = commands.map(([name]) => name).filter((name) => !texts.has(`labels.${name}`));
    expect(commands.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  test('fields of commands, and their choices', () => {
    const fields = commands.flatMap(([, { fields: outer }]) =>
      outer.flatMap((field) => [field, ...(field.fields ?? [])]),
    );
    const missing = fields.flatMap(({ name, choices = [] }) => [
      ...(texts.has(`fields.${name}`) ? [] : [name]),
      ...choices.filter((choice) => !texts.has(`choices.${choice}`)),
    ]);
    expect([...new Set(missing)]).toEqual([]);
  });

  test('event types', () => {
    const { events } = JSON.parse(
      readFileSync(join(ROOT, 'test/frozen/published-names.json'), 'utf8'),
    ) as { events: Readonly<Record<string, unknown>> };
    const types = Object.keys(events).map(
      (name) => /\w+$/.exec(name.split(' ')[0] ?? '')?.[0] ?? '',
    );
    const words = inLanguage('en', 'events.json');
    expect(types.length).toBeGreaterThan(60);
    expect(types.filter((type) => !words.has(`types.${type}`))).toEqual([]);
  });
});
