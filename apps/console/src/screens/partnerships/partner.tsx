import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { Button } from '../../design/button.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { SubjectHistory } from '../shared/subject-history.js';
import { MandateCard } from './mandate-card.js';
import { PartnerInitiatives } from './partner-initiatives.js';
import { PARTNERSHIP_COMMANDS, partnershipSubject } from './partnership-subject.js';
import { useAgreement, usePartnershipExport } from './use-partnership-export.js';

type Detail = Schemas['PartnershipWithActions'];

/** One partner: contacts, profile, the permission to act on its behalf, initiatives, history. */
export function Partner() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['partnerships', 'common']);
  const found = queries.useQuery('get', '/partnerships/{partnership}', {
    params: { path: { partnership: id } },
  });
  const partnership = found.data;
  const up = { to: '/partnerships', label: t('list.title') };
  if (!partnership) {
    return (
      <Page title={t('one.title')} up={up}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  const { nonprofit, company } = partnership;
  return (
    <Page title={t('one.heading', { nonprofit: nonprofit.name, company: company.name })} up={up}>
      <div className="columns">
        <div className="stack">
          <StatusCard partnership={partnership} />
          <MandateCard partnership={partnership} />
          <PartnerInitiatives nonprofit={nonprofit.id} />
          <SubjectHistory kind="partnership" id={partnership.id} />
        </div>
        <aside className="stack" aria-label={nonprofit.name}>
          <Profile partnership={partnership} />
          <Contacts partnership={partnership} />
        </aside>
      </div>
    </Page>
  );
}

function StatusCard({ partnership }: { readonly partnership: Detail }) {
  const { t } = useTranslation('partnerships');
  const { shown, label, status, cancelledBy, level, actions } = partnership;
  const dates = [
    [t('column.proposed'), partnership.proposedAt],
    [t('column.validated'), partnership.validatedAt],
    [t('column.refused'), partnership.refusedAt],
  ] as const;
  return (
    <section className="card stack" aria-labelledby="status">
      <div className="row row-apart">
        <h2 id="status">{t('column.status')}</h2>
        {label && <Status status={shown} label={label} />}
      </div>
      {status === 'declined' && <p>{t('ended.declined')}</p>}
      {status === 'cancelled' && <p>{t(`ended.${cancelledBy ?? 'company'}`)}</p>}
      <dl className="facts">
        {dates.map(([term, instant]) =>
          instant === null ? null : (
            <Fragment key={term}>
              <dt>{term}</dt>
              <dd>{formatInstant(instant)}</dd>
            </Fragment>
          ),
        )}

        <dt>{t('column.level')}</dt>
        <dd>{level.path}</dd>
      </dl>
      <CommandActions
        subject={partnershipSubject(partnership)}
        actions={actions}
        only={PARTNERSHIP_COMMANDS}
        primary={['ValidatePartnership']}
      />
      <Files partnership={partnership} />
    </section>
  );
}

function Files({ partnership }: { readonly partnership: Detail }) {
  const { t } = useTranslation('partnerships');
  const agreement = useAgreement();
  const made = usePartnershipExport();
  const failure = agreement.error ?? made.error;
  return (
    <div className="stack stack-tight no-print">
      <div className="row">
        {partnership.agreementDownload && (
          <Button disabled={agreement.isPending} onClick={() => agreement.mutate(partnership.id)}>
            {t('agreement.download')}
          </Button>
        )}
        <Button disabled={made.isPending} onClick={() => made.mutate(partnership.nonprofit.id)}>
          {made.isPending ? t('export.running') : t('export.one')}
        </Button>
      </div>
      {!partnership.agreementDownload && (
        <p className="small soft">{t('agreement.off', { company: partnership.company.name })}</p>
      )}
      {failure && <ErrorNotice error={failure} />}
    </div>
  );
}

function Profile({ partnership }: { readonly partnership: Detail }) {
  const { t } = useTranslation('partnerships');
  const { nonprofit, description } = partnership;
  return (
    <section className="card stack stack-tight" aria-labelledby="profile">
      <h2 id="profile">{t('one.profile')}</h2>
      <p className="text">{description === '' ? t('one.noProfile') : description}</p>
      <h3>{t('column.locations')}</h3>
      {nonprofit.locations.length === 0 ? (
        <p className="soft">{t('one.noLocation')}</p>
      ) : (
        <ul>
          {nonprofit.locations.map((location) => (
            <li key={location}>{location}</li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/nonprofits/$id" params={{ id: nonprofit.id }}>
          {t('one.nonprofit')}
        </Link>
      </p>
    </section>
  );
}

function Contacts({ partnership }: { readonly partnership: Detail }) {
  const { t } = useTranslation('partnerships');
  const { coordinators } = partnership;
  return (
    <section className="card stack stack-tight" aria-labelledby="contacts">
      <h2 id="contacts">{t('one.contacts')}</h2>
      {coordinators.length === 0 ? (
        <p className="soft">{t('one.noContact')}</p>
      ) : (
        <ul className="plain-list stack stack-tight">
          {coordinators.map(({ id, name, mail }) => (
            <li key={id}>
              {name}
              {' · '}
              <a href={`mailto:${mail}`}>{mail}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
