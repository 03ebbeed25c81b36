import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queries } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { Choice, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';
import { WatchedJob } from '../jobs/watched-job.js';
import { Verdict } from './verdict.js';

const WHATS = ['registration', 'log', 'seals'] as const;
type What = (typeof WHATS)[number];

/** Verifies that nothing recorded was changed, and up to which seal. */
export function Proof() {
  const { t } = useTranslation('proof');
  const [filters, setFilters] = useFilters();
  return (
    <Page title={t('title')}>
      <p className="soft">{t('hint')}</p>
      <VerifyForm
        registration={filters.registration}
        onStarted={(job) => setFilters({ job })}
        onChoose={(registration) => setFilters({ registration })}
      />
      {filters.job !== undefined && (
        <section className="card stack" aria-labelledby="verification">
          <h2 id="verification">{t('result')}</h2>
          <WatchedJob id={filters.job}>{(job) => <Verdict job={job} />}</WatchedJob>
        </section>
      )}
    </Page>
  );
}

interface VerifyFormProps {
  readonly registration: string | undefined;
  onStarted(job: string): void;
  onChoose(registration: string): void;
}

function VerifyForm({ registration, onStarted, onChoose }: VerifyFormProps) {
  const { t } = useTranslation('proof');
  const [what, setWhat] = useState<What>('registration');
  const [error, setError] = useState<unknown>();
  const [starting, setStarting] = useState(false);
  const ready = what !== 'registration' || registration !== undefined;

  async function start(event: SyntheticEvent) {
    event.preventDefault();
    setError(undefined);
    setStarting(true);
    try {
      const body =
        what === 'registration' && registration !== undefined ? { what, registration } : { what };
      onStarted((await answerOf(api.POST('/verifications', { body }))).id);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  }

  return (
    <form className="card stack" onSubmit={(event) => void start(event)}>
      <h2>{t('what')}</h2>
      <fieldset className="field">
        <legend className="visually-hidden">{t('what')}</legend>
        {WHATS.map((value) => (
          <Choice
            key={value}
            type="radio"
            name="what"
            checked={what === value}
            onChange={() => {
              setError(undefined);
              setWhat(value);
            }}
          >
            {t(`whats.${value}`)}
          </Choice>
        ))}
      </fieldset>
      {what === 'registration' && <FindRegistration chosen={registration} onChoose={onChoose} />}
      {error != null && <ErrorNotice error={error} />}
      {!ready && <p className="soft">{t('choose')}</p>}
      <div className="row">
        <Button kind="primary" submits disabled={!ready || starting}>
          {t('verify')}
        </Button>
      </div>
    </form>
  );
}

interface FindRegistrationProps {
  readonly chosen: string | undefined;
  onChoose(registration: string): void;
}

const SEARCH_AFTER_MILLISECONDS = 300;
const SHORTEST_SEARCH = 2;
const SHOWN = 20;

function FindRegistration({ chosen, onChoose }: FindRegistrationProps) {
  const { t } = useTranslation(['proof', 'common']);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), SEARCH_AFTER_MILLISECONDS);
  const found = queries.useQuery(
    'post',
    '/registrations/search',
    { body: { search, limit: SHOWN } },
    { enabled: search.length >= SHORTEST_SEARCH },
  );
  const known = queries.useQuery(
    'get',
    '/registrations/{registration}',
    { params: { path: { registration: chosen ?? '' } } },
    { enabled: chosen !== undefined },
  );
  const items = [
    ...(known.data ? [known.data] : []),
    ...(found.data?.items ?? []).filter(({ id }) => id !== known.data?.id),
  ];
  return (
    <fieldset className="field">
      <legend className="field-label">{t('registration')}</legend>
      <TextField type="search" label={t('search')} value={typed} onChange={setTyped} />
      {found.error && <ErrorNotice error={found.error} />}
      {known.error && <ErrorNotice error={known.error} />}
      {found.data?.items.length === 0 && <p className="soft">{t('common:list.empty')}</p>}
      {items.map(({ id, employee, initiative, nonprofit }) => (
        <Choice
          key={id}
          type="radio"
          name="registration"
          checked={chosen === id}
          onChange={() => onChoose(id)}
        >
          {t('common:labelled', { label: employee.name, value: initiative.title })}
          <span className="soft"> · {nonprofit.name}</span>
        </Choice>
      ))}
    </fieldset>
  );
}
