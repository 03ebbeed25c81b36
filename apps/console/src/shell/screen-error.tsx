import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../design/notice.js';
import { Page } from '../design/page.js';

/** Shown instead of a screen that failed; the menu stays. */
export function ScreenError({ error, reset }: { readonly error: unknown; reset(): void }) {
  const { t } = useTranslation();
  return (
    <Page title={t('error.title')}>
      <ErrorNotice error={error} retry={reset} />
    </Page>
  );
}
