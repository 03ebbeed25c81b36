import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../words/words.js';
import { chosenOf } from './schedule-rule.js';

/** Monday, 5 January 2026. */
const A_MONDAY = Date.UTC(2026, 0, 5);
const DAY_MILLISECONDS = 86_400_000;

/** The name of a weekday that cron counts from Monday. */
export const weekdayName = (weekday: string): string =>
  new Intl.DateTimeFormat(currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(A_MONDAY + (Number(weekday) - 1) * DAY_MILLISECONDS);

/** A rule in words; one that the form cannot make, as it is. */
export function useRuleWords(): (rule: string, zone: string) => string {
  const { t } = useTranslation('exports');
  return (rule, zone) => {
    const chosen = chosenOf(rule);
    if (!chosen) return t('schedule.words.other', { rule, zone });
    const { frequency, time, weekday, day } = chosen;
    return t(`schedule.words.${frequency}`, { time, zone, day, weekday: weekdayName(weekday) });
  };
}
