import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { formatMinutes } from '../../design/format.js';

type DashboardDate = Schemas['DashboardDate'];

const yearOf = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(new Date(instant));

const minutesOf = (dates: readonly DashboardDate[]): number =>
  dates.reduce((sum, { creditedMinutes }) => sum + (creditedMinutes ?? 0), 0);

/** Hours that count: of this year and in total, with the number of participations. */
export function Hours({ items }: { readonly items: readonly Schemas['DashboardItem'][] }) {
  const { t } = useTranslation('registrations');
  const dates = items.flatMap(({ participationDates }) => participationDates);
  const counted = dates.filter(({ status }) => status === 'participated');
  const now = new Date().toISOString();
  const thisYear = counted.filter(({ start, zone }) => yearOf(start, zone) === yearOf(now, zone));
  const figures = [
    { key: 'year', text: formatMinutes(minutesOf(thisYear)) },
    { key: 'total', text: formatMinutes(minutesOf(counted)) },
    { key: 'participations', text: String(counted.length) },
  ] as const;
  return (
    <dl className="figures" aria-label={t('own.figures.label')}>
      {figures.map(({ key, text }) => (
        <div key={key} className="card">
          <dt className="small soft">{t(`own.figures.${key}`)}</dt>
          <dd className="figure">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
