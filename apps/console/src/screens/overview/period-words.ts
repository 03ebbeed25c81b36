import { currentLanguage } from '../../words/words.js';

const tag = (): string => (currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB');
const format = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));

/** A month `YYYY-MM` in words, and short for an axis. */
export const monthWords = (month: string): { readonly label: string; readonly short: string } => ({
  label: format(`${month}-01`, { month: 'long', year: 'numeric' }),
  short: format(`${month}-01`, { month: '2-digit', year: '2-digit' }),
});

/** A week by its first day, in words, and short for an axis. */
export const weekWords = (day: string): { readonly label: string; readonly short: string } => ({
  label: format(day, { day: 'numeric', month: 'long', year: 'numeric' }),
  short: format(day, { day: '2-digit', month: '2-digit' }),
});

/** A month or week by the day with which it begins. */
export const periodWords = (day: string, step: 'month' | 'week') =>
  step === 'month' ? monthWords(day.slice(0, 'YYYY-MM'.length)) : weekWords(day);

/** A day in words, and short for an axis. */
export const dayWords = (day: string): { readonly label: string; readonly short: string } => ({
  label: format(day, { day: 'numeric', month: 'short', year: 'numeric' }),
  short: format(day, { day: '2-digit', month: '2-digit' }),
});
