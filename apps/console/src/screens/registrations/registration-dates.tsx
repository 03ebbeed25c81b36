import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant, formatMinutes, formatSpan } from '../../design/format.js';
import { Status } from '../../design/status.js';

type DateOfRegistration = Schemas['DateDetail'];

/** The dates of a registration, each with who decided what about it. */
export function RegistrationDates({ dates }: { readonly dates: readonly DateOfRegistration[] }) {
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
