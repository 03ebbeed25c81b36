import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { chosen, stepOf } from './chosen.js';
import { Figure } from './figure.js';
import { periodWords } from './period-words.js';
import { useShown } from './use-shown.js';

/** How many signed up in each month or week, and what became of them. */
export function SignUps({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation(['overview', 'common']);
  const shown = useShown();
  const step = stepOf(filters);
  const found = queries.useQuery('get', '/registrations/counts-over-time', {
    params: { query: { ...chosen(filters), step } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  if (found.data.length === 0)
    return <EmptyState title={t('overTime.empty')}>{t('overTime.emptyText')}</EmptyState>;
  const byPeriod = new Map(found.data.map((one) => [one.period, one]));
  const series = shown((key) => {
    const one = byPeriod.get(key);
    return one;
  });
  return (
    <Figure
      title={series.titled(t('overTime.title'))}
      note={t('overTime.note')}
      of={t(`steps.${step}`)}
      rows={found.data.map(({ period }) => ({ key: period, ...periodWords(period, step) }))}
      series={[series]}
      overTime
      file={`registrations-by-${step}`}
    />
  );
}
