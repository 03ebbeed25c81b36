import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { currentLanguage } from '../../words/words.js';

type Body = Schemas['PageLinkBody'];

/** A page that can be printed, with the proof of its chain. Its address works for whoever has it, for a short time. */
export function PageLink({ kind, id }: Pick<Body, 'kind' | 'id'>) {
  const { t } = useTranslation('proof');
  const [link, setLink] = useState<Schemas['PageLinkAnswer']>();
  const [error, setError] = useState<unknown>();
  async function make() {
    setError(undefined);
    try {
      const body = { kind, id, locale: currentLanguage() };
      setLink(await answerOf(api.POST('/page-links', { body })));
    } catch (failure) {
      setError(failure);
    }
  }
  return (
    <div className="stack stack-tight no-print" aria-live="polite">
      <div className="row">
        <Button onClick={() => void make()}>{t('page.make')}</Button>
        {link && (
          <a href={link.path} target="_blank" rel="noreferrer">
            {t('page.open', { instant: formatInstant(link.expiresAt) })}
          </a>
        )}
      </div>
      {error != null && <ErrorNotice error={error} />}
    </div>
  );
}
