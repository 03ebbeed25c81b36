import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../design/format.js';
import { Notice } from '../../design/notice.js';
import type { Webhook } from './webhook-requests.js';

/** How a webhook stands, in a sentence. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { status, upToDate, failedAttempts, failingSince, nextAttemptAt, problem, types } = webhook;
  return (
    <>
      <p className="small soft">
        {[
          t(`status.${status}`),
          t(upToDate ? 'upToDate' : 'behind'),
          types === null ? t('form.allTypes') : t('form.types', { count: types.length }),
        ].join(' · ')}
      </p>
      {failedAttempts > 0 && failingSince !== undefined && (
        <Notice kind="warning">
          {t('failing', { count: failedAttempts, instant: formatInstant(failingSince) })}
          {nextAttemptAt !== undefined && (
            <> {t('next', { instant: formatInstant(nextAttemptAt) })}</>
          )}
        </Notice>
      )}
      {problem && <Notice kind="error">{problem.detail}</Notice>}
    </>
  );
}
