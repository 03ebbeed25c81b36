import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { Choice } from '../../design/field.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import '../../design/timeline.css';
import { WhyStatus } from '../registrations/why-status.js';
import { useCan } from '../../session/session.js';
import type { Search } from '../../shell/search.js';
import { DownloadProof } from '../proof/download-proof.js';
import { Comparison } from './comparison.js';
import { datesOf, stopsOf, useHistoryWords, type Clock } from './history-words.js';
import { Questions } from './questions.js';
import { Replay } from './replay.js';
import { Timeline } from './timeline.js';

type History = Schemas['HistoryAnswer'];

/** All that happened to a registration, its state at any instant, and why. */
export function RegistrationHistory() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['history', 'common']);
  const found = queries.useQuery('get', '/registrations/{registration}/history', {
    params: { path: { registration: id } },
  });
  // The same path answers a page where `as=report` asks for it.
  const history = found.data as History | undefined;
  if (!history) {
    return (
      <Page title={t('title')}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return <HistoryPage history={history} />;
}

/** The instants and the clock stand in the address; moving the slider does not fill the browser's history. */
function useInstants(): [Search, (changes: Search) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  return [
    search,
    (changes) =>
      void navigate({
        to: '.',
        replace: true,
        search: ((before: Search) => ({ ...before, ...changes })) as never,
      }),
  ];
}

function HistoryPage({ history }: { readonly history: History }) {
  const { t } = useTranslation(['history', 'common']);
  const words = useHistoryWords();
  const mayVerify = useCan('reads');
  const [search, change] = useInstants();
  const { employee, initiative, nonprofit, company, status, zone, events, total } = history;
  const clock: Clock = search.clock === 'happened' ? 'happened' : 'recorded';
  const stops = stopsOf(events, clock);
  const shown = { id: history.registration, clock, stops, zone, dates: datesOf(events, zone) };
  return (
    <Page
      title={t('heading', { employee: employee.name, initiative: initiative.title })}
      up={{ to: `/registrations/${history.registration}`, label: t('up') }}
      actions={
        <>
          {mayVerify && (
            <Link
              className="button"
              to="/proof"
              search={{ registration: history.registration } as never}
            >
              {t('verify')}
            </Link>
          )}
          <DownloadProof registration={history.registration} />
          <Button onClick={() => window.print()}>{t('print')}</Button>
        </>
      }
    >
      <section className="card stack stack-tight" aria-labelledby="now">
        <h2 id="now">{t('now')}</h2>
        <p>
          {words.status(status)} · {nonprofit.name} · {company.name} ·{' '}
          {t('events', { count: total })} · {zone}
        </p>
        <WhyStatus registration={history.registration} revision={history.revision} />
      </section>
      <fieldset className="row no-print">
        <legend className="field-label">{t('clock.label')}</legend>
        {(['recorded', 'happened'] as const).map((value) => (
          <Choice
            key={value}
            type="radio"
            name="clock"
            checked={clock === value}
            onChange={() =>
              change({ clock: value, at: undefined, before: undefined, until: undefined })
            }
          >
            {t(`clock.${value}`)}
          </Choice>
        ))}
      </fieldset>
      <Replay {...shown} at={search.at} onMove={(at) => change({ at })} />
      <Comparison
        {...shown}
        events={events}
        from={search.before}
        to={search.until}
        onChoose={(from, to) => change({ before: from, until: to })}
      />
      <section className="stack" aria-labelledby="timeline">
        <h2 id="timeline">{t('timeline')}</h2>
        <Timeline history={history} dates={shown.dates} />
      </section>
      <Questions history={history} />
      <p className="print-only small">
        {t('printed', { instant: formatInstant(new Date().toISOString(), zone), zone })}
      </p>
    </Page>
  );
}
