import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { formatDay, formatDistance } from '../../design/format.js';
import { Notice } from '../../design/notice.js';
import { useSession } from '../../session/session.js';

/** Who must act next and since when; in other words where that is the reader. */
export function NextActor({
  registration,
}: {
  readonly registration: Schemas['RegistrationWithActions'];
}) {
  const { t } = useTranslation('registrations');
  const { person } = useSession().capabilities;
  const { nextActor, nextSince, zone, employee, overdue } = registration;
  if (nextActor === 'nobody' || nextSince === null) {
    return <p className="soft">{t('one.waitsForNobody')}</p>;
  }
  const own = nextActor === 'employee' && employee.id === person.id;
  const since = { day: formatDay(nextSince, zone), distance: formatDistance(nextSince) };
  return (
    <Notice {...((own || overdue) && { kind: 'warning' as const })}>
      <p>
        {own
          ? t('one.waitsForYou', since)
          : t('one.waitsForWhom', { ...since, who: t(`next.${nextActor}`) })}
        {overdue && ` ${t('one.overdue')}`}
      </p>
    </Notice>
  );
}
