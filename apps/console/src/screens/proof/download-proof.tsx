import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { saveFile } from '../../api/save-file.js';
import { Button } from '../../design/button.js';
import { ErrorNotice } from '../../design/notice.js';

/** The history of a registration with its proof, as a file that can be checked without the product. */
export function DownloadProof({ registration }: { readonly registration: string }) {
  const { t } = useTranslation('proof');
  const [error, setError] = useState<unknown>();
  async function download() {
    setError(undefined);
    const params = { path: { registration } };
    try {
      await saveFile(
        api.GET('/registrations/{registration}/proof', { params, parseAs: 'blob' }),
        'proof.json',
      );
    } catch (failure) {
      setError(failure);
    }
  }
  return (
    <>
      <Button onClick={() => void download()}>{t('download')}</Button>
      {error != null && <ErrorNotice error={error} />}
    </>
  );
}
