import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queries } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { useLevels } from '../shared/level-filter.js';
import { chosen } from './chosen.js';
import { Figure } from './figure.js';
import { useShown } from './use-shown.js';

const MOST = 50;

interface Part {
  readonly id: string;
  readonly name: string;
}

/** Registrations by network level and by nonprofit. Each part is a question of its own, so they are asked when they are opened. */
export function ByPart({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation('overview');
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('byPart.open')}</summary>
      {open && (
        <div className="stack">
          <ByLevel filters={filters} />
          <ByNonprofit filters={filters} />
        </div>
      )}
    </details>
  );
}

function ByLevel({ filters }: { readonly filters: Search }) {
  const levels = useLevels().map(({ id, path }) => ({ id, name: path }));
  return <Parts of="level" parts={levels} filters={filters} />;
}

function ByNonprofit({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation('common');
  const found = queries.useQuery('get', '/partnerships', {
    params: { query: { status: 'validated', limit: MOST } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('loading')} />;
  const nonprofits = new Map(found.data.items.map(({ nonprofit }) => [nonprofit.id, nonprofit]));
  return <Parts of="nonprofit" parts={[...nonprofits.values()]} filters={filters} />;
}

interface PartsProps {
  readonly of: 'level' | 'nonprofit';
  readonly parts: readonly Part[];
  readonly filters: Search;
}

function Parts({ of, parts, filters }: PartsProps) {
  const { t } = useTranslation(['overview', 'common']);
  const shown = useShown();
  const asked = parts.slice(0, MOST);
  const found = useQueries({
    queries: asked.map(({ id }) => {
      const query = { ...chosen(filters), [of]: id };
      return {
        queryKey: ['get', '/registrations/counts', { params: { query } }],
        queryFn: () => answerOf(api.GET('/registrations/counts', { params: { query } })),
      };
    }),
  });
  const error = found.find((one) => one.error)?.error;
  if (error) return <ErrorNotice error={error} />;
  if (found.some(({ isPending }) => isPending)) return <Loading label={t('common:loading')} />;
  const byPart = new Map(asked.map(({ id }, index) => [id, found[index]?.data]));
  const series = shown((key) => {
    const one = byPart.get(key);
    return one;
  });
  const rows = asked
    .map(({ id, name }) => ({ key: id, label: name }))
    .toSorted((one, other) => series.valueOf(other.key) - series.valueOf(one.key));
  return (
    <Figure
      title={series.titled(t(`byPart.${of}`))}
      note={t(`byPart.${of}Note`)}
      of={t(of)}
      rows={rows}
      series={[series]}
      file={`registrations-by-${of}`}
    />
  );
}
