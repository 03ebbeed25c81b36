import type { ReactNode } from 'react';
import { Translation } from 'react-i18next';
import type { Outcome } from '../jobs/use-job.js';

/** Shows an outcome's line as it is written in the file. Outcomes without a line are shown as everywhere. */
export const lineName =
  (lines: readonly string[]) =>
  ({ line }: Outcome): ReactNode =>
    line == null ? undefined : (
      <>
        <Translation ns="jobs">{(t) => t('outcomes.line', { line })}</Translation>
        <span className="small soft"> · {lines[line - 1]}</span>
      </>
    );
