import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';
import { useSubjects, type Kind } from './subjects.js';

const SEARCH_AFTER_MILLISECONDS = 300;

/** Finds the subject whose history is read. */
export function SubjectSearch({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation(['audit', 'common']);
  const [{ id: chosen }] = useFilters();
  const [search, setSearch] = useState('');
  const found = useSubjects(kind, useDebounced(search.trim(), SEARCH_AFTER_MILLISECONDS));
  return (
    <section className="card stack" aria-labelledby="subjects">
      <h2 id="subjects">{t('find', { kind: t(`kinds.${kind}`) })}</h2>
      <TextField
        type="search"
        label={t('common:filters.search')}
        value={search}
        onChange={setSearch}
      />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.length === 0 && <EmptyState title={t('noSubject')} />}
      <ul className="plain-list stack stack-tight">
        {found.data?.map(({ id, name, besides }) => (
          <li key={id}>
            <Link
              to="/audit"
              search={{ kind, id } as never}
              aria-current={id === chosen ? 'true' : undefined}
            >
              {name}
            </Link>
            {besides !== '' && <span className="soft small"> · {besides}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
