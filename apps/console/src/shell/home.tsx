import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/notice.js';
import { Page } from '../design/page.js';
import { useSession } from '../session/session.js';
import { MENU } from './navigation.js';

/** Leads to the first place where something waits, else to the first of the menu. */
export function Home() {
  const { t } = useTranslation();
  const { areas, badges } = useSession().capabilities;
  const open = MENU.filter((entry) => entry.areas.some((area) => areas.includes(area)));
  const target = open.find(({ badge }) => badge !== undefined && badges[badge] > 0) ?? open[0];
  if (target) return <Navigate to={target.to} replace />;
  return (
    <Page title={t('nav.home')}>
      <EmptyState title={t('home.noRole')}>{t('home.noRoleText')}</EmptyState>
    </Page>
  );
}
