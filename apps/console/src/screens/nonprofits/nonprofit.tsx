import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import type { Subject } from '../../commands/subject.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { useSession } from '../../session/session.js';
import { permitted } from '../shared/permitted.js';
import { SubjectHistory } from '../shared/subject-history.js';
import { Locations, Team } from './nonprofit-parts.js';

type Detail = Schemas['NonprofitView'];

/** A nonprofit: its profile, its locations and its team. */
export function Nonprofit() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['organisations', 'common']);
  const found = queries.useQuery('get', '/nonprofits/{nonprofit}', {
    params: { path: { nonprofit: id } },
  });
  const nonprofit = found.data;
  const up = { to: '/nonprofits', label: t('nonprofits.title') };
  if (!nonprofit) {
    return (
      <Page title={t('nonprofit.title')} up={up}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return <NonprofitPage nonprofit={nonprofit} />;
}

function NonprofitPage({ nonprofit }: { readonly nonprofit: Detail }) {
  const { t } = useTranslation('organisations');
  const { roles } = useSession().capabilities;
  const coordinates = roles.some((held) => held.nonprofit?.id === nonprofit.id);
  const platform = roles.some(({ role }) => role === 'platform');
  const subject: Subject = {
    id: nonprofit.id,
    revision: nonprofit.revision,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const profile = { name: nonprofit.name, description: nonprofit.description };
  const seesHistory = coordinates || roles.some(({ role }) => role !== 'employee');
  return (
    <Page title={nonprofit.name} up={{ to: '/nonprofits', label: t('nonprofits.title') }}>
      <div className="columns">
        <div className="stack">
          <section className="card stack" aria-labelledby="profile">
            <h2 id="profile">{t('nonprofit.profile')}</h2>
            <p className="text">
              {nonprofit.description === '' ? t('nonprofit.noProfile') : nonprofit.description}
            </p>
            <CommandActions
              subject={{ ...subject, preset: profile }}
              actions={[
                ...permitted(['ChangeNonprofitProfile'], coordinates, 'coordinator'),
                ...(platform ? permitted(['RenameNonprofit'], true, 'platform') : []),
              ]}
            />
          </section>
          <Locations nonprofit={nonprofit} subject={subject} coordinates={coordinates} />
          {seesHistory && <SubjectHistory kind="nonprofit" id={nonprofit.id} />}
        </div>
        <aside className="stack" aria-label={t('nonprofit.team')}>
          <Team nonprofit={nonprofit} subject={subject} coordinates={coordinates} />
        </aside>
      </div>
    </Page>
  );
}
