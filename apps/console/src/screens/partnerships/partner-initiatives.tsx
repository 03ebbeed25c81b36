import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';

const MOST = 200;

/** Initiatives of a partner that the person can see: how many were created, how many are open, and which. */
export function PartnerInitiatives({ nonprofit }: { readonly nonprofit: string }) {
  const { t } = useTranslation(['partnerships', 'common']);
  const labels = useLabels();
  const found = queries.useQuery('get', '/initiatives', {
    params: { query: { nonprofit, limit: MOST } },
  });
  const items = found.data?.items ?? [];
  const open = items.filter(({ status }) => status === 'open').length;
  const more = found.data?.next != null;
  return (
    <section className="card stack stack-tight" aria-labelledby="initiatives">
      <h2 id="initiatives">{t('initiatives.title')}</h2>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data && (
        <>
          <p>
            {more
              ? t('initiatives.many', { created: MOST, open })
              : t('initiatives.counts', { created: items.length, open })}
          </p>
          {items.length > 0 && (
            <details className="disclosure">
              <summary>{t('initiatives.show')}</summary>
              <ul>
                {items.map(({ id, title, kind, status }) => (
                  <li key={id}>
                    {title}{' '}
                    <span className="small soft">
                      · {labels.choice(kind)} · {t(`initiatives.status.${status}`)}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p className="small soft">{t('initiatives.hint')}</p>
        </>
      )}
    </section>
  );
}
