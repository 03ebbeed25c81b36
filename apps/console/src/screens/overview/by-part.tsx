import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { chosen } from './chosen.js';
import { Figure } from './figure.js';
import { useShown } from './use-shown.js';

const PARTS = ['level', 'nonprofit'] as const;

/** Registrations by network level and by nonprofit. They are asked for when they are opened. */
export function ByPart({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation('overview');
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('byPart.open')}</summary>
      {open && (
        <div className="stack">
          {PARTS.map((by) => (
            <Parts key={by} by={by} filters={filters} />
          ))}
        </div>
      )}
    </details>
  );
}

interface PartsProps {
  readonly by: (typeof PARTS)[number];
  readonly filters: Search;
}

function Parts({ by, filters }: PartsProps) {
  const { t } = useTranslation(['overview', 'common']);
  const shown = useShown();
  const found = queries.useQuery('get', '/registrations/counts', {
    params: { query: { ...chosen(filters), by } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const groups = new Map(found.data.groups?.map((group) => [group.id ?? '', group]));
  const series = shown((key) => groups.get(key));
  const rows = [...groups]
    .map(([key, { name }]) => ({ key, label: name ?? t('common:none') }))
    .toSorted((one, other) => series.valueOf(other.key) - series.valueOf(one.key));
  return (
    <Figure
      title={series.titled(t(`byPart.${by}`))}
      note={t(`byPart.${by}Note`)}
      of={t(by)}
      rows={rows}
      series={[series]}
      file={`registrations-by-${by}`}
    />
  );
}
