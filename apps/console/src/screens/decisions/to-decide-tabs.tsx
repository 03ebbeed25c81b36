import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { Tabs } from '../../design/tabs.js';
import { useSession } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';

const SORTS = ['applications', 'dates', 'certificates'] as const;

interface ToDecideTabsProps {
  /** What waits by initiative; undefined: not known yet. */
  readonly waiting: readonly Schemas['ToDecide'][] | undefined;
}

/** What waits by its sort, with counts. */
export function ToDecideTabs({ waiting }: ToDecideTabsProps) {
  const { t } = useTranslation(['decisions', 'common']);
  const { badges } = useSession().capabilities;
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [{ sort: present, initiative }] = useFilters();
  const onPartnerships = path.endsWith('/partnerships');
  const countOf = (sort: (typeof SORTS)[number]) =>
    waiting?.reduce((sum, { counts }) => sum + counts[sort], 0);
  return (
    <Tabs
      label={t('toDecide.bySort')}
      tabs={[
        {
          key: 'all',
          label: t('common:filters.any'),
          to: '/to-decide',
          search: { initiative },
          current: !onPartnerships && present === undefined,
        },
        ...SORTS.map((sort) => ({
          key: sort,
          label: t(`sort.${sort}`),
          count: countOf(sort),
          to: '/to-decide',
          search: { initiative, sort },
          current: present === sort,
        })),
        {
          key: 'partnerships',
          label: t('sort.partnerships'),
          count: badges.partnershipRequests,
          to: '/to-decide/partnerships',
          current: onPartnerships,
        },
      ]}
    />
  );
}
