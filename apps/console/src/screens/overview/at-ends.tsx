import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { STATUSES } from '../exports/export-request.js';
import { useHistoryWords } from '../history/history-words.js';
import { chosen, rangeOf, stepOf } from './chosen.js';
import { Figure } from './figure.js';
import { dayWords } from './period-words.js';
import { useShown } from './use-shown.js';

/** How many registrations had each status at the end of each month or week. */
export function AtEnds({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation(['overview', 'common']);
  const [, setFilters] = useFilters();
  const range = rangeOf(filters);
  return (
    <>
      <div className="filters no-print">
        {(['since', 'until'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            label={t(`atEnds.${name}`)}
            value={range[name]}
            onChange={(value) => setFilters({ [name]: value || undefined })}
          />
        ))}
      </div>
      <Ends filters={filters} range={range} />
    </>
  );
}

interface EndsProps {
  readonly filters: Search;
  readonly range: { readonly since: string; readonly until: string };
}

function Ends({ filters, range }: EndsProps) {
  const { t } = useTranslation(['overview', 'common']);
  const words = useHistoryWords();
  const shown = useShown();
  const step = stepOf(filters);
  const found = queries.useQuery('get', '/registrations/counts-at-ends', {
    params: { query: { ...chosen(filters), ...range, step } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const byEnd = new Map(found.data.map((one) => [one.end, one]));
  const countsOf = (key: string) => byEnd.get(key)?.byStatus;
  const unit = t('registrations');
  const series = shown((key) => {
    const one = byEnd.get(key);
    return one;
  });
  return (
    <Figure
      title={series.titled(t(`atEnds.title.${step}`))}
      note={t('atEnds.note')}
      of={t('atEnds.end')}
      rows={found.data.map(({ end }) => ({ key: end, ...dayWords(end) }))}
      series={[
        series,
        ...STATUSES.registrations
          .filter((status) => status !== filters.shown)
          .map((status) => ({
            key: status,
            label: words.status(status),
            unit,
            valueOf: (key: string) => countsOf(key)?.[status] ?? 0,
          })),
      ]}
      overTime
      file={`statuses-at-${step}-ends`}
    />
  );
}
