import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { useLabels } from '../../commands/labels.js';
import type { Subject } from '../../commands/subject.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { useOwnCompany } from '../../session/own-company.js';
import { useCan, useSession } from '../../session/session.js';
import { permitted } from '../shared/permitted.js';
import { SubjectHistory } from '../shared/subject-history.js';
import { LevelTree } from './level-tree.js';
import { WhatIf } from './what-if.js';

type Detail = Schemas['CompanyView'];

/** Settings of the company and its network, what another policy would change, and the history of changes. */
export function Company() {
  const { t } = useTranslation(['organisations', 'common']);
  const company = useOwnCompany()?.id ?? '';
  const found = queries.useQuery(
    'get',
    '/companies/{company}',
    { params: { path: { company } } },
    { enabled: company !== '' },
  );
  if (company === '') {
    return (
      <Page title={t('company.title')}>
        <EmptyState title={t('company.none')} />
      </Page>
    );
  }
  if (!found.data) {
    return (
      <Page title={t('company.title')}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return <CompanyPage company={found.data} />;
}

function CompanyPage({ company }: { readonly company: Detail }) {
  const { t } = useTranslation('organisations');
  const subject: Subject = {
    id: company.id,
    revision: company.revision,
    zone: company.settings?.zone ?? 'UTC',
    company: company.id,
  };
  return (
    <Page title={t('company.heading', { company: company.name })}>
      <div className="columns">
        <div className="stack">
          {company.settings && <Settings settings={company.settings} subject={subject} />}
          {company.settings && <WhatIf current={company.settings} subject={subject} />}
          <SubjectHistory kind="company" id={company.id} />
        </div>
        <aside className="stack" aria-label={t('levels.title')}>
          <LevelTree levels={company.levels} subject={subject} />
          <Support />
        </aside>
      </div>
    </Page>
  );
}

interface SettingsProps {
  readonly settings: Schemas['CompanySettingsView'];
  readonly subject: Subject;
}

function Settings({ settings, subject }: SettingsProps) {
  const { t } = useTranslation(['organisations', 'common']);
  const labels = useLabels();
  const can = useCan('company_settings');
  const { zone, locale, managerPolicy, agreementDownload } = settings;
  return (
    <section className="card stack" aria-labelledby="settings">
      <h2 id="settings">{t('company.settings')}</h2>
      <dl className="facts">
        <dt>{labels.field('managerPolicy')}</dt>
        <dd>{labels.choice(managerPolicy)}</dd>
        <dt>{labels.field('agreementDownload')}</dt>
        <dd>{t(agreementDownload ? 'common:filters.yes' : 'common:filters.no')}</dd>
        <dt>{labels.field('zone')}</dt>
        <dd>{zone}</dd>
        <dt>{labels.field('locale')}</dt>
        <dd>{labels.choice(locale)}</dd>
      </dl>
      <p className="small soft">{t('company.policyText')}</p>
      <CommandActions
        subject={{ ...subject, preset: { ...settings } }}
        actions={permitted(['ChangeCompanySettings'], can, 'main_admin')}
      />
    </section>
  );
}

/** Whom to ask for help: it is a setting of the installation. */
function Support() {
  const { t } = useTranslation('organisations');
  const { support } = useSession().settings;
  return (
    <section className="card stack stack-tight" aria-labelledby="support">
      <h2 id="support">{t('company.support')}</h2>
      {support === undefined ? (
        <p className="soft">{t('company.noSupport')}</p>
      ) : (
        <p>
          <a href={`mailto:${support}`}>{support}</a>
        </p>
      )}
    </section>
  );
}
