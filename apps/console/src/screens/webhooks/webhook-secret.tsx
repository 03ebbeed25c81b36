import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Notice } from '../../design/notice.js';

interface WebhookSecretProps {
  readonly secret: string;
  onDone(): void;
}

/** A secret, which is shown once. */
export function WebhookSecret({ secret, onDone }: WebhookSecretProps) {
  const { t } = useTranslation('webhooks');
  return (
    <Notice kind="success" title={t('secret.title')}>
      <p>{t('secret.text')}</p>
      <p>
        <code>{secret}</code>
      </p>
      <div className="row">
        <Button onClick={onDone}>{t('secret.done')}</Button>
      </div>
    </Notice>
  );
}
