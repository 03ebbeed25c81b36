import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import {
  formatDay,
  formatDistance,
  formatInstant,
  formatMinutes,
  formatSpan,
} from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { useLabels } from '../../commands/labels.js';
import { useSession } from '../../session/session.js';
import { Conversation } from './conversation.js';
import { registrationSubject } from './registration-subject.js';
import { WhyStatus } from './why-status.js';

type Detail = Schemas['RegistrationWithActions'];
type DateOfRegistration = Schemas['DateDetail'];

const PRIMARY = [
  'ConfirmParticipation',
  'ConfirmDates',
  'ApproveDates',
  'ApproveApplication',
  'ValidateParticipation',
];

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
    >
      <div className="columns">
        <div className="stack">
          <StatusCard registration={registration} />
          <Dates dates={registration.participationDates} />
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

function StatusCard({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation('registrations');
  const { status, label, statusSince, zone, reason, nextActor, nextSince } = registration;
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
        {nextActor !== 'nobody' && (
          <>
            {' '}
            {t('one.waitsFor', {
              who: t(`next.${nextActor}`),
              day: nextSince === null ? '' : formatDay(nextSince, zone),
            })}
          </>
        )}
      </p>
      {reason !== null && <p>{t('one.reason', { reason })}</p>}
      <WhyStatus registration={registration.id} revision={registration.revision} />
      <CommandActions
        subject={registrationSubject(registration, zone)}
        actions={registration.actions}
        primary={PRIMARY}
      />
    </section>
  );
}

function Dates({ dates }: { readonly dates: readonly DateOfRegistration[] }) {
  const { t } = useTranslation('registrations');
  if (dates.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="dates">
      <h2 id="dates">{t('one.dates')}</h2>
      <ul className="cards">
        {dates.map((date) => (
          <DateCard key={date.id} date={date} />
        ))}
      </ul>
    </section>
  );
}

function DateCard({ date }: { readonly date: DateOfRegistration }) {
  const { t } = useTranslation('registrations');
  const { start, end, zone, status, label, minutes, creditedMinutes, certificate, reason } = date;
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <strong>
          <time dateTime={start}>{formatSpan(start, end, zone)}</time>
        </strong>
        <Status status={status} label={label} />
      </div>
      <p className="small soft">
        {t(`date.${date.kind}`)}
        {minutes !== null && ` · ${t('date.length', { length: formatMinutes(minutes) })}`}
        {creditedMinutes !== null &&
          ` · ${t('date.credited', { minutes: formatMinutes(creditedMinutes) })}`}
        {` · ${zone}`}
      </p>
      {reason !== null && <p className="small">{t('one.reason', { reason })}</p>}
      {certificate.status !== 'none' && (
        <p className="small row">
          {t('date.certificate')} <Status status={certificate.status} label={certificate.label} />
        </p>
      )}
      <ul className="plain-list small soft">
        <Act text={t('act.selected')} act={date.selected} zone={zone} />
        <Act text={t('act.coordinator')} act={date.coordinatorDecision} zone={zone} />
        <Act text={t('act.manager')} act={date.managerDecision} zone={zone} />
        <Act text={t('act.participation')} act={date.participation} zone={zone} />
        <Act text={t('act.certificate')} act={certificate.decided} zone={zone} />
        <Act text={t('act.cancelled')} act={date.cancelled} zone={zone} />
      </ul>
    </li>
  );
}

interface ActProps {
  readonly text: string;
  readonly act: Schemas['ActAnswer'] | null;
  readonly zone: string;
}

/** Who did something, in which role, and when. */
function Act({ text, act, zone }: ActProps) {
  const { t } = useTranslation();
  const labels = useLabels();
  if (!act) return null;
  const role = labels.choice(act.capacity);
  const value = `${act.by?.name ?? role} (${role}), ${formatInstant(act.at, zone)}`;
  return <li>{t('labelled', { label: text, value })}</li>;
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
          {initiative.title} ({t(`common:kinds.${initiative.kind}`)})
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

function Tasks({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation('registrations');
  const { done, left } = registration.tasks;
  if (done.length + left.length === 0) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="tasks">
      <h2 id="tasks">{t('one.tasks')}</h2>
      <ul>
        {left.map((task) => (
          <li key={task}>{task}</li>
        ))}
        {done.map((task) => (
          <li key={task} className="soft">
            {t('one.taskDone', { task })}
          </li>
        ))}
      </ul>
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
