import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { Choice } from '../../design/field.js';
import type { Selection } from './selection.js';

type Item = Schemas['RegistrationListItem'];

const BulkDialog = lazy(() =>
  import('./bulk-dialog.js').then((module) => ({ default: module.BulkDialog })),
);

/** The most registrations that one bulk action takes. */
const MOST = 1_000;

interface SelectionBarProps {
  readonly items: readonly Item[];
  readonly selection: Selection;
}

/** Says exactly what is chosen: how many on this page and how many elsewhere, and which. */
export function SelectionBar({ items, selection }: SelectionBarProps) {
  const { t } = useTranslation('registrations');
  const [asking, setAsking] = useState(false);
  const { chosen } = selection;
  const here = items.filter(({ id }) => chosen.has(id)).length;
  return (
    <section className="card stack stack-tight no-print" aria-label={t('bulk.selection')}>
      <div className="row">
        <Choice
          type="checkbox"
          checked={items.length > 0 && here === items.length}
          onChange={(checked) => selection.choose(items, checked)}
        >
          {t('bulk.page', { count: items.length })}
        </Choice>
        <span role="status">
          {chosen.size === 0
            ? t('bulk.none')
            : t('bulk.chosen', { count: chosen.size, here, elsewhere: chosen.size - here })}
        </span>
        <Button
          kind="primary"
          disabled={chosen.size === 0 || chosen.size > MOST}
          onClick={() => setAsking(true)}
        >
          {t('bulk.act')}
        </Button>
        {chosen.size > 0 && <Button onClick={() => selection.clear()}>{t('bulk.clear')}</Button>}
      </div>
      {chosen.size > MOST && <p className="field-error">{t('bulk.most', { most: MOST })}</p>}
      {chosen.size > 0 && (
        <details className="disclosure small">
          <summary>{t('bulk.which')}</summary>
          <ul>
            {[...chosen.values()].map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {asking && (
        <Suspense>
          <BulkDialog
            selected={[...chosen.values()]}
            onClose={() => setAsking(false)}
            onDone={() => selection.clear()}
          />
        </Suspense>
      )}
    </section>
  );
}
