import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../design/format.js';
import { useProblemWords } from '../../design/problem-words.js';
import type { ChosenRegistration } from './decision.js';
import type { Outcome } from './give-in-bulk.js';

interface OutcomeListProps {
  readonly registrations: readonly ChosenRegistration[];
  /** undefined: not known yet. */
  readonly outcomes: readonly Outcome[] | undefined;
}

/** Everything that a bulk request names, each with what becomes of it. */
export function OutcomeList({ registrations, outcomes }: OutcomeListProps) {
  const { t } = useTranslation('decisions');
  const notified = new Set(
    outcomes?.flatMap(({ mails = [] }) => mails.map(({ recipient }) => recipient)),
  );
  const isDryRun = outcomes?.some(({ outcome }) => outcome === 'would_be_done') ?? false;
  return (
    <section className="notice stack stack-tight">
      <ul className="plain-list stack stack-tight">
        {registrations.map((chosen) => (
          <li key={chosen.registration}>
            <strong>{chosen.employee}</strong> · {chosen.initiative}
            {chosen.dates.map(({ id, start, end, zone }) => (
              <span key={id}> · {formatSpan(start, end, zone)}</span>
            ))}
            <OutcomeLine
              outcome={outcomes?.find(({ registration }) => registration === chosen.registration)}
            />
          </li>
        ))}
      </ul>
      {isDryRun && <p>{t('many.told', { count: notified.size })}</p>}
    </section>
  );
}

function OutcomeLine({ outcome }: { readonly outcome: Outcome | undefined }) {
  const { t } = useTranslation('decisions');
  const { rule, httpStatus = 409, detail = '' } = outcome ?? {};
  const words = useProblemWords(
    rule === undefined ? undefined : { rule, status: httpStatus, title: '', detail, type: '' },
  );
  if (!outcome) return null;
  return (
    <p className={rule === undefined ? 'small soft' : 'small field-error'}>
      {t(`outcome.${outcome.outcome}`)}
      {rule !== undefined && ` ${words?.title ?? detail}`}
    </p>
  );
}
