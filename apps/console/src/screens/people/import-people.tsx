import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { useOwnCompany } from '../../session/own-company.js';
import { useCan } from '../../session/session.js';
import { ImportFileStep } from './import-file-step.js';
import { ImportPreviewStep } from './import-preview-step.js';
import { ImportRunStep } from './import-run-step.js';
import { linesOf, type ChosenFile, type Leaving } from './import-request.js';

const STEPS = ['file', 'preview', 'done'] as const;
type Step = (typeof STEPS)[number];

/** Imports people from a CSV file: the file, what would happen line by line, and what became of it. */
export function ImportPeople() {
  const { t } = useTranslation('people');
  const can = useCan('people_changes');
  const company = useOwnCompany();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [leaving, setLeaving] = useState<Leaving>();
  const step: Step = leaving ? 'done' : chosen ? 'preview' : 'file';
  const restart = () => {
    setChosen(undefined);
    setLeaving(undefined);
  };
  return (
    <Page title={t('import.title')} up={{ to: '/people', label: t('list.title') }}>
      {!can || !company ? (
        <EmptyState title={t('register.forbidden')} />
      ) : (
        <>
          <Steps current={step} />
          {!chosen && (
            <ImportFileStep
              onChoose={(file) =>
                void linesOf(file).then((lines) => setChosen({ company: company.id, file, lines }))
              }
            />
          )}
          {chosen && !leaving && (
            <ImportPreviewStep chosen={chosen} onImport={setLeaving} onRestart={restart} />
          )}
          {chosen && leaving && (
            <ImportRunStep chosen={chosen} leaving={leaving} onRestart={restart} />
          )}
        </>
      )}
    </Page>
  );
}

function Steps({ current }: { readonly current: Step }) {
  const { t } = useTranslation('people');
  return (
    <ol className="steps">
      {STEPS.map((step) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {t(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
