import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';

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
  /** What is said of an empty list, if more than that nothing matches. */
  readonly empty?: { readonly title: string; readonly text: string };
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A page of a list, with what is said while it is loaded, empty or refused. */
export function Found<Item>({ query, empty, children }: FoundProps<Item>) {
  const { t } = useTranslation();
  const [, setFilters] = useFilters();
  return (
    <>
      {query.error != null && (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isPending && <Loading label={t('loading')} />}
      {query.data?.items.length === 0 && (
        <EmptyState title={empty?.title ?? t('list.empty')}>
          {empty?.text ?? t('list.emptyFiltered')}
        </EmptyState>
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
