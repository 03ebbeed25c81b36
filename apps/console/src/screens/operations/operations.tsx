import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import { useFilters } from '../../shell/use-filters.js';
import { FailedMails } from './failed-mails.js';
import { ParkedStreams } from './parked-streams.js';
import { RebuildReport } from './rebuild-report.js';

const VIEWS = { parked: ParkedStreams, mails: FailedMails, rebuild: RebuildReport } as const;
type View = keyof typeof VIEWS;
const KEYS = Object.keys(VIEWS) as View[];

/** What goes on behind the product: what could not be processed or sent, and the last rebuild. */
export function Operations() {
  const { t } = useTranslation('operations');
  const [filters] = useFilters();
  const view = KEYS.find((one) => one === filters.view) ?? 'parked';
  const Shown = VIEWS[view];
  return (
    <Page title={t('title')}>
      <Tabs
        label={t('views')}
        tabs={KEYS.map((key) => ({
          key,
          label: t(`view.${key}`),
          to: '/operations',
          search: { view: key },
          current: key === view,
        }))}
      />
      <Shown key={view} />
    </Page>
  );
}
