import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import type { Subject } from '../../commands/subject.js';
import { formatDay, formatDistance, formatInstant, formatMinutes } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { useLabels } from '../../commands/labels.js';
import { useSession } from '../../session/session.js';
import { slotParts } from '../initiatives/initiative-subject.js';
import { Conversation } from './conversation.js';
import { NextActor } from './next-actor.js';
import { registrationSubject } from './registration-subject.js';
import { RegistrationDates } from './registration-dates.js';
import { Tasks } from './tasks.js';
import { WhyStatus } from './why-status.js';

type Detail = Schemas['RegistrationWithActions'];

const PRIMARY = [
  'ConfirmParticipation',
  'ConfirmDates',
  'ApproveDates',
  'ApproveApplication',
  'ValidateParticipation',
];

/** Where they are possible, the conversation and the tasks have their own controls. */
const GIVEN_ELSEWHERE = ['PostMessage', 'CompleteTask'];

/** One registration: status and why, dates, conversation, tasks, and what one may do. */
export function Registration() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['registrations', 'common']);
  const found = queries.useQuery('get', '/registrations/{registration}', {
    params: { path: { registration: id } },
  });
  const registration = found.data;
  if (!registration) {
    return (
      <Page title={t('one.title')}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return <RegistrationPage registration={registration} />;
}

function RegistrationPage({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation(['registrations', 'common']);
  const { areas, person } = useSession().capabilities;
  const own = registration.employee.id === person.id;
  const up = own
    ? { to: '/my-volunteering', label: t('common:nav.myVolunteering') }
    : areas.includes('registrations')
      ? { to: '/registrations', label: t('common:nav.registrations') }
      : undefined;
  return (
    <Page
      title={t('one.heading', {
        employee: registration.employee.name,
        initiative: registration.initiative.title,
      })}
      {...(up && { up })}
      actions={
        <Link className="button" to="/registrations/$id/history" params={{ id: registration.id }}>
          {t('one.history')}
        </Link>
      }
    >
      <div className="columns">
        <div className="stack">
          <StatusCard registration={registration} />
          <RegistrationDates dates={registration.participationDates} />
          <Conversation registration={registration} />
        </div>
        <aside className="stack">
          <Summary registration={registration} />
          <Tasks registration={registration} />
          <Deadlines registration={registration} />
        </aside>
      </div>
    </Page>
  );
}

/** What commands can name; of an initiative with slots also those to come. */
function useSubject(registration: Detail): Subject {
  const { initiative, actions, zone } = registration;
  const choosesSlots =
    initiative.kind === 'slots' &&
    actions.some(({ command, allowed }) => command === 'SelectDates' && allowed);
  const found = queries.useQuery(
    'get',
    '/initiatives/{initiative}',
    { params: { path: { initiative: initiative.id } } },
    { enabled: choosesSlots },
  );
  return {
    ...registrationSubject(registration, zone),
    ...(initiative.kind === 'slots' && { slots: slotParts(found.data?.slots ?? [], zone) }),
  };
}

function StatusCard({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation('registrations');
  const { status, label, statusSince, zone, reason } = registration;
  const subject = useSubject(registration);
  return (
    <section className="card stack" aria-labelledby="status">
      <div className="row row-apart">
        <h2 id="status">{t('one.status')}</h2>
        <Status status={status} label={label} />
      </div>
      <p>
        {t('one.since', {
          day: formatDay(statusSince, zone),
          distance: formatDistance(statusSince),
        })}
      </p>
      <NextActor registration={registration} />
      {reason !== null && <p>{t('one.reason', { reason })}</p>}
      <WhyStatus registration={registration.id} revision={registration.revision} />
      <CommandActions
        subject={subject}
        actions={registration.actions.filter(
          ({ command, allowed }) => !allowed || !GIVEN_ELSEWHERE.includes(command),
        )}
        primary={PRIMARY}
      />
    </section>
  );
}

function Summary({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation(['registrations', 'common']);
  const { employee, company, level, initiative, nonprofit, appliedAt, zone, minutes } =
    registration;
  return (
    <section className="card stack stack-tight" aria-labelledby="facts">
      <h2 id="facts">{t('one.facts')}</h2>
      <dl className="facts">
        <dt>{t('column.employee')}</dt>
        <dd>{employee.name}</dd>
        <dt>{t('column.level')}</dt>
        <dd>{level ?? company.name}</dd>
        <dt>{t('column.initiative')}</dt>
        <dd>
          <Link to="/initiatives/$id" params={{ id: initiative.id }}>
            {initiative.title}
          </Link>{' '}
          ({t(`common:kinds.${initiative.kind}`)})
        </dd>
        <dt>{t('column.nonprofit')}</dt>
        <dd>{nonprofit.name}</dd>
        <dt>{t('column.applied')}</dt>
        <dd>{formatInstant(appliedAt, zone)}</dd>
        <dt>{t('column.minutes')}</dt>
        <dd>{formatMinutes(minutes)}</dd>
      </dl>
    </section>
  );
}

/** What time alone will do, and when. */
function Deadlines({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation(['registrations', 'common']);
  const labels = useLabels();
  if (registration.deadlines.length === 0) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="deadlines">
      <h2 id="deadlines">{t('one.deadlines')}</h2>
      <ul>
        {registration.deadlines.map(({ kind, at }) => (
          <li key={`${kind} ${at}`}>
            {t('common:labelled', {
              label: labels.event(kind),
              value: formatInstant(at, registration.zone),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
