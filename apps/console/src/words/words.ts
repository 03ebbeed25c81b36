import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The pseudo-language stretches each text, to show where a lay-out breaks. */
const PSEUDO = 'pseudo';
const KEPT = 'ledger.language';

type Catalogue = Readonly<Record<string, unknown>>;
const catalogues = import.meta.glob<{ readonly default: Catalogue }>('./{en,fr}/*.json');

/** Loads a catalogue when a screen first needs it: one file per language and area. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, area, callback) {
    read(language, area).then(
      (words) => {
        callback(null, words);
      },
      (error: Error) => {
        callback(error, null);
      },
    );
  },
};

async function read(language: string, area: string): Promise<Catalogue> {
  const load = catalogues[`./${language === PSEUDO ? 'en' : language}/${area}.json`];
  if (!load) throw new Error(`There is no catalogue ${area} in ${language}.`);
  const { default: words } = await load();
  return language === PSEUDO ? (stretched(words) as Catalogue) : words;
}

/** Texts 1.4 times as long, with accents, and with their placeholders as they are. */
function stretched(words: unknown): unknown {
  if (typeof words === 'string') {
    const padding = 'é'.repeat(Math.ceil(words.replaceAll(/\{\{.*?\}\}/g, '').length * 0.4));
    return `[${words}${padding}]`;
  }
  return Object.fromEntries(
    Object.entries(words as Catalogue).map(([key, value]) => [key, stretched(value)]),
  );
}

function preferred(): string {
  const kept = localStorage.getItem(KEPT);
  if (kept === PSEUDO || LANGUAGES.includes(kept as Language)) return kept as string;
  const known = navigator.languages.map((tag) => tag.slice(0, 2));
  return known.find((tag) => LANGUAGES.includes(tag as Language)) ?? 'en';
}

export async function startWords(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === PSEUDO ? 'en' : language;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: preferred(),
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}

/** The language of dates, numbers and of texts that the API gives in both. */
export const currentLanguage = (): Language => (i18next.language === 'fr' ? 'fr' : 'en');
