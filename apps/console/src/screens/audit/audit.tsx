import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import '../../design/timeline.css';
import { useFilters } from '../../shell/use-filters.js';
import { StreamHistory } from './stream-history.js';
import { SubjectSearch } from './subject-search.js';
import { KINDS, type Kind } from './subjects.js';

/** Histories of partnerships, initiatives, companies, nonprofits and people. */
export function Audit() {
  const { t } = useTranslation(['audit', 'common']);
  const [filters] = useFilters();
  const kind = KINDS.find((one) => one === filters.kind) ?? 'partnership';
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link className="button" to="/mandates">
            {t('common:nav.mandates')}
          </Link>
          <Link className="button" to="/audit/reads">
            {t('reads.title')}
          </Link>
        </>
      }
    >
      <p className="soft">
        {t('hint')} <Link to="/registrations">{t('registrations')}</Link>
      </p>
      <Tabs
        label={t('kind')}
        tabs={KINDS.map((key) => ({
          key,
          label: t(`kinds.${key}`),
          to: '/audit',
          search: { kind: key },
          current: key === kind,
        }))}
      />
      <SubjectSearch key={kind} kind={kind} />
      {filters.id !== undefined && <Chosen kind={kind} id={filters.id} />}
    </Page>
  );
}

function Chosen({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  return <StreamHistory key={id} kind={kind} id={id} />;
}
