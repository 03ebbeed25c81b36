import { useTranslation } from 'react-i18next';
import { useFilters } from '../../shell/use-filters.js';
import { useHistoryWords } from '../history/history-words.js';
import type { Counts } from './chosen.js';
import type { Series } from './figure.js';

interface Counted {
  readonly total: number;
  readonly byStatus: Counts;
}

type ShownSeries = Series & { titled(title: string): string };

/** The series that a figure plots: the registrations of the status that the address names, or all. */
export function useShown(): (countOf: (key: string) => Counted | undefined) => ShownSeries {
  const { t } = useTranslation('overview');
  const words = useHistoryWords();
  const [{ shown }] = useFilters();
  const unit = t('registrations');
  return (countOf) => ({
    key: 'shown',
    label: shown === undefined ? unit : words.status(shown),
    unit,
    valueOf: (key) => {
      const counted = countOf(key);
      return (shown === undefined ? counted?.total : counted?.byStatus[shown]) ?? 0;
    },
    titled: (title) =>
      shown === undefined ? title : t('titleOf', { title, status: words.status(shown) }),
  });
}
