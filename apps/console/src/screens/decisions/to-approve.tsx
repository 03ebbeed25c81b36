import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { approvalOf } from './decision.js';
import { Decisions } from './decisions.js';

const PAGE = 50;
const COMMANDS = ['ApproveDates', 'RefuseDatesAsManager'];

/** Dates of a manager's reports that wait for approval, by employee. */
export function ToApprove() {
  const { t } = useTranslation(['decisions', 'common']);
  const [{ after }, setFilters] = useFilters();
  const found = queries.useQuery('get', '/me/to-approve/dates', {
    params: { query: { include: 'actions', limit: PAGE, ...(after && { after }) } },
  });
  const page = found.data;
  const inPlace = page?.items.some(({ capacity }) => capacity === 'admin') ?? false;
  const once = page?.items.some(({ policy }) => policy === 'per_registration') ?? false;
  return (
    <Page title={t('toApprove.title')}>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {inPlace && <p className="soft">{t('toApprove.inPlace')}</p>}
      {once && <p className="soft">{t('toApprove.once')}</p>}
      {page?.items.length === 0 && (
        <EmptyState title={t('toApprove.empty')}>
          <p>{t('toApprove.emptyText')}</p>
        </EmptyState>
      )}
      {page && (
        <Decisions
          decisions={page.items.map(approvalOf)}
          by="employee"
          commands={COMMANDS}
          primary={['ApproveDates']}
          inBulk={COMMANDS}
        />
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={(to) => setFilters({ after: to })} />
    </Page>
  );
}
