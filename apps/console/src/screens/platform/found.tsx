import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';

const SEARCH_AFTER_MILLISECONDS = 300;

/** Words that are searched for. They stand in the address. */
export function SearchField({ label }: { readonly label: string }) {
  const [filters, setFilters] = useFilters();
  const [words, setWords] = useState(filters.search ?? '');
  const settled = useDebounced(words, SEARCH_AFTER_MILLISECONDS);
  useEffect(() => {
    if (settled !== (filters.search ?? '')) setFilters({ search: settled || undefined });
    // Only what is typed changes the address; the address is read once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return <TextField type="search" label={label} value={words} onChange={setWords} />;
}

interface FoundProps<Item> {
  readonly query: {
    readonly data?:
      | {
          readonly items: readonly Item[];
          readonly next: string | null;
          readonly previous: string | null;
        }
      | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    refetch(): unknown;
  };
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A page of a list, with what is said while it is loaded, empty or refused. */
export function Found<Item>({ query, children }: FoundProps<Item>) {
  const { t } = useTranslation();
  const [, setFilters] = useFilters();
  return (
    <>
      {query.error != null && (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading label={t('loading')} />}
      {query.data?.items.length === 0 && (
        <EmptyState title={t('list.empty')}>{t('list.emptyFiltered')}</EmptyState>
      )}
      {query.data && query.data.items.length > 0 && children(query.data.items)}
      <Pager
        previous={query.data?.previous}
        next={query.data?.next}
        onGo={(after) => setFilters({ after })}
      />
    </>
  );
}
