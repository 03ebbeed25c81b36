/** The languages of the product's texts: exports, mails, pages and documents. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** Shown as the name of a person whose personal data was erased (docs/domain.md §8). The API answers in English. */
export const ERASED_PERSON = 'Erased person';
export const ERASED_PERSON_LABELS: Readonly<Record<Locale, string>> = {
  en: ERASED_PERSON,
  fr: 'Personne effacée',
};
