import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.js';
import { ExportForm } from './export-form.js';
import { ExportList } from './export-list.js';
import { ScheduleList } from './schedule-list.js';

/** Exports: ask for one, follow it, take its file, find earlier ones. */
export function Exports() {
  const { t } = useTranslation('exports');
  return (
    <Page
      title={t('title')}
      actions={
        <Link className="button" to="/exports/compare">
          {t('compare.open')}
        </Link>
      }
    >
      <ExportForm />
      <ExportList />
      <ScheduleList />
    </Page>
  );
}
