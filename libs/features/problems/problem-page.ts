import { STATUS_CODES } from 'node:http';
import type { Locale } from '#platform/http';
import { layout, markup, type Html } from '#features/notifications';
import type { FoundRule } from './problem-rules.js';

const LABELS = {
  en: {
    title: 'Problem',
    meaning: 'What it means',
    advice: 'What to do',
    status: 'Answered with the status',
    unknown: 'There is no rule with this code.',
    other: 'Lire en français',
  },
  fr: {
    title: 'Problème\u00a0',
    meaning: 'Ce que cela signifie',
    advice: 'Que faire',
    status: 'Réponse avec le statut',
    unknown: 'Aucune règle n’a ce code.',
    other: 'Read in English',
  },
} as const satisfies Readonly<Record<Locale, object>>;

/** The page that explains a rule; `rules` are the meanings of its code. */
export function problemPage(code: string, rules: readonly FoundRule[], locale: Locale): string {
  const labels = LABELS[locale];
  const other = locale === 'en' ? 'fr' : 'en';
  const heading = `${labels.title}: ${code}`;
  const content =
    rules.length === 0 ? [markup`<p>${labels.unknown}</p>\n`] : distinct(rules).map(section);
  return layout(locale, heading, heading, [
    ...content,
    markup`<p class="note"><a href="?locale=${other}" hreflang="${other}" lang="${other}">${labels.other}</a></p>\n`,
  ]);

  function section({ status, rule }: FoundRule): Html {
    const { meaning, advice } = rule[locale];
    return markup`<section>
<h2>${labels.meaning}</h2>
<p>${meaning}</p>
<h2>${labels.advice}</h2>
<p>${advice}</p>
<p class="note">${labels.status} ${status} ${STATUS_CODES[status]}.</p>
</section>
`;
  }
}

/** A code that means the same in several parts of the product is explained once. */
const distinct = (rules: readonly FoundRule[]): FoundRule[] =>
  rules.filter(
    ({ status, rule }, index) =>
      rules.findIndex((one) => one.status === status && one.rule.en.meaning === rule.en.meaning) ===
      index,
  );
