import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import { useFilters } from '../../shell/use-filters.js';
import { EventExports } from './event-exports.js';
import { RebuildComparison } from './rebuild-comparison.js';
import { WhatIf } from './what-if.js';

const VIEWS = { whatIf: WhatIf, rebuild: RebuildComparison, events: EventExports } as const;
type View = keyof typeof VIEWS;
const KEYS = Object.keys(VIEWS) as View[];

/** What history can be asked: another policy, the tables compared with the events, the events themselves. */
export function Analysis() {
  const { t } = useTranslation('analysis');
  const [filters] = useFilters();
  const view = KEYS.find((one) => one === filters.view) ?? 'whatIf';
  const Shown = VIEWS[view];
  return (
    <Page
      title={t('title')}
      actions={
        <Link className="button" to="/exports/compare">
          {t('compare')}
        </Link>
      }
    >
      <Tabs
        label={t('views')}
        tabs={KEYS.map((key) => ({
          key,
          label: t(`view.${key}`),
          to: '/analysis',
          search: key === 'whatIf' ? {} : { view: key },
          current: key === view,
        }))}
      />
      <Shown key={view} />
    </Page>
  );
}
