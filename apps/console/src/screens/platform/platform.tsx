import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import { useFilters } from '../../shell/use-filters.js';
import { Companies } from './companies.js';
import { Nonprofits } from './nonprofits.js';
import { PartnershipMandates } from './partnership-mandates.js';
import { People } from './people.js';

const VIEWS = {
  companies: Companies,
  nonprofits: Nonprofits,
  people: People,
  mandates: PartnershipMandates,
} as const;
type View = keyof typeof VIEWS;

/** What the platform team keeps: companies, nonprofits, people, mandates. */
export function Platform() {
  const { t } = useTranslation('platform');
  const [filters] = useFilters();
  const view: View =
    (Object.keys(VIEWS) as View[]).find((one) => one === filters.view) ?? 'companies';
  const Shown = VIEWS[view];
  return (
    <Page title={t('title')}>
      <Tabs
        label={t('views')}
        tabs={(Object.keys(VIEWS) as View[]).map((key) => ({
          key,
          label: t(`view.${key}`),
          to: '/platform',
          search: { view: key },
          current: key === view,
        }))}
      />
      <Shown key={view} />
    </Page>
  );
}
