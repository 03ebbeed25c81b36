import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { formatDay, formatMinutes, formatSpan } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { registrationSubject } from '../registrations/registration-subject.js';

type Item = Schemas['DashboardItem'];

const SECTIONS = ['toConfirm', 'upcoming', 'inConversation', 'lookingForMentee', 'past'] as const;
/** Commands that an employee gives on their own registrations, the most usual first. */
const OWN_COMMANDS = [
  'ConfirmParticipation',
  'ReportNonParticipation',
  'SelectDates',
  'RecordMenteeFound',
  'ReportStillLooking',
  'CompleteTask',
  'CancelDates',
] as const;

/** An employee's own registrations: what they have to do, what comes, what is done. */
export function MyVolunteering() {
  const { t } = useTranslation(['registrations', 'common']);
  const dashboard = queries.useQuery('get', '/me/dashboard', {
    params: { query: { include: 'actions' } },
  });
  const all = dashboard.data && SECTIONS.flatMap((section) => dashboard.data[section]);
  return (
    <Page title={t('own.title')}>
      {dashboard.error && (
        <ErrorNotice error={dashboard.error} retry={() => void dashboard.refetch()} />
      )}
      {dashboard.isPending && <Loading label={t('common:loading')} />}
      {all && <Hours items={all} />}
      {all?.length === 0 && (
        <EmptyState title={t('own.empty')}>
          <Link to="/">{t('own.find')}</Link>
        </EmptyState>
      )}
      {dashboard.data &&
        SECTIONS.map((section) =>
          dashboard.data[section].length === 0 ? null : (
            <section key={section} className="stack stack-tight" aria-labelledby={section}>
              <h2 id={section}>{t(`own.${section}`)}</h2>
              <ul className="cards">
                {dashboard.data[section].map((item) => (
                  <OwnRegistration key={item.id} item={item} />
                ))}
              </ul>
            </section>
          ),
        )}
    </Page>
  );
}

function Hours({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation('registrations');
  const credited = items
    .flatMap(({ participationDates }) => participationDates)
    .reduce((sum, { creditedMinutes }) => sum + (creditedMinutes ?? 0), 0);
  return <p className="soft">{t('own.hours', { hours: formatMinutes(credited) })}</p>;
}

function OwnRegistration({ item }: { readonly item: Item }) {
  const { t } = useTranslation('registrations');
  const zone = item.participationDates[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <h3>
          <Link to="/registrations/$id" params={{ id: item.id }}>
            {item.initiative.title}
          </Link>
        </h3>
        <Status status={item.status} label={item.label} />
      </div>
      <p className="soft">
        {item.nonprofit.name} · {t('applied', { day: formatDay(item.appliedAt, zone) })}
      </p>
      {item.participationDates.length > 0 && (
        <ul className="plain-list">
          {item.participationDates.map((date) => (
            <li key={date.id} className="row">
              <time dateTime={date.start}>{formatSpan(date.start, date.end, date.zone)}</time>
              <Status status={date.status} label={date.label} />
            </li>
          ))}
        </ul>
      )}
      {item.tasks.left.length > 0 && (
        <p className="small">{t('tasksLeft', { tasks: item.tasks.left.join(', ') })}</p>
      )}
      <CommandActions
        short
        subject={registrationSubject(item, zone)}
        actions={item.actions ?? []}
        only={OWN_COMMANDS}
        primary={['ConfirmParticipation']}
      />
    </li>
  );
}
