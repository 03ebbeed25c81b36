import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timeRuleOf } from '#contexts/registrations';
import { columnsOfExport } from '../../libs/features/exports/definitions/index.js';
import { ROOT } from '../support/another-process.js';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const words = (language: 'en' | 'fr', area: string): Texts =>
  JSON.parse(
    readFileSync(join(ROOT, `apps/console/src/words/${language}/${area}.json`), 'utf8'),
  ) as Texts;
const timeRules = (language: 'en' | 'fr') => words(language, 'rules')['time'] ?? {};

const EXPORTS = ['registrations', 'dates', 'partnerships'] as const;

/** The console imports nothing of the server, so its own texts of codes must follow the server's. */
describe('the console’s words', () => {
  test.each(
    EXPORTS.flatMap((name) => (['en', 'fr'] as const).map((language) => ({ name, language }))),
  )('name the columns of $name in $language, in their order', ({ name, language }) => {
    const expected = columnsOfExport(name).map(({ key, label }) => [key, label[language]]);
    expect(Object.entries(words(language, 'export-columns')[name] ?? {})).toEqual(expected);
  });

  test.each(Object.entries(timeRules('en')))('say the rule of %s as the API does', (type, text) => {
    expect(text).toBe(timeRuleOf(type));
  });

  test('say the numbers of each rule in French too', () => {
    const numbers = (text: string) => text.match(/\d+/g) ?? [];
    for (const [type, text] of Object.entries(timeRules('en')))
      expect(numbers(timeRules('fr')[type] ?? '')).toEqual(numbers(text));
  });
});
