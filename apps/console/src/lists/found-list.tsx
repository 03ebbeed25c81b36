import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../design/format.js';
import { ErrorNotice } from '../design/notice.js';
import { Loading } from '../design/progress.js';
import type { LongList } from './use-list.js';

interface FoundListProps {
  readonly list: LongList<unknown>;
  /** What is said of an empty list. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
}

/** A long list, with what is said while it is loaded, empty or refused. */
export function FoundList({ list, empty, children }: FoundListProps) {
  const { t } = useTranslation();
  const { items, isPending, error } = list;
  return (
    <>
      {isPending && <Loading label={t('loading')} />}
      {items.length > 0 && children}
      {!isPending && error === null && items.length === 0 && empty}
      {error !== null && <ErrorNotice error={error} retry={() => list.retry()} />}
      <Loaded list={list} />
    </>
  );
}

/** How much of a list is loaded, while there is more of it. */
function Loaded({ list: { items, total, hasMore } }: { readonly list: LongList<unknown> }) {
  const { t } = useTranslation();
  if (!hasMore || items.length === 0) return null;
  const loaded = formatNumber(items.length);
  return (
    <p className="soft" role="status">
      {total === null
        ? t('list.loaded', { loaded })
        : t('list.loadedOf', { loaded, total: formatNumber(total) })}
    </p>
  );
}
