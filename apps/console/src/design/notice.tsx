import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/requests.js';
import { Button } from './button.js';
import { useProblemWords } from './problem-words.js';

interface NoticeProps {
  readonly kind?: 'error' | 'warning' | 'success';
  readonly title?: string;
  readonly children?: ReactNode;
}

export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div
      className={kind ? `notice notice-${kind}` : 'notice'}
      role={kind === 'error' ? 'alert' : undefined}
    >
      {title !== undefined && <strong>{title}</strong>}
      {children}
    </div>
  );
}

interface ErrorNoticeProps {
  readonly title?: string;
  /** A problem of the API, or what failed before it could answer. */
  readonly error: unknown;
  readonly retry?: () => void;
}

/** Says what happened and what to do. The rule of a refusal comes in the person's language; its detail comes from the API. */
export function ErrorNotice({ title, error, retry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const words = useProblemWords(isProblem(error) ? error : undefined);
  return (
    <Notice kind="error" title={title ?? words?.title ?? t('error.title')}>
      {isProblem(error) ? (
        <>
          {title !== undefined && words && <p>{words.title}</p>}
          {words && <p>{words.remedy}</p>}
          {error.detail !== words?.title && (
            <p className="small">
              {error.field !== undefined && <code>{error.field} · </code>}
              {error.detail}
            </p>
          )}
        </>
      ) : (
        <p>{error instanceof TypeError ? t('error.network') : messageOf(error)}</p>
      )}
      {retry && (
        <p>
          <Button onClick={retry}>{t('error.retry')}</Button>
        </p>
      )}
    </Notice>
  );
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : JSON.stringify(error);

/** A list or page without content: says why it is empty, and what to do. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty stack stack-tight">
      <strong>{title}</strong>
      {children !== undefined && <div className="soft">{children}</div>}
    </div>
  );
}
