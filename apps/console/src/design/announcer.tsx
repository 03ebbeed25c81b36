import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | undefined;
}

interface ToastAction {
  readonly label: string;
  run(): void;
}

type Announce = (text: string, action?: ToastAction) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Says that something succeeded, to the eye and to a screen reader. The message stays until it is closed or a newer one comes. */
export const useAnnounce = (): Announce => useContext(AnnouncerContext);

let lastId = 0;

export function Announcer({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [toast, setToast] = useState<Toast>();
  const announce = useCallback<Announce>((text, action) => {
    lastId += 1;
    setToast({ id: lastId, text, action });
  }, []);
  const close = () => setToast(undefined);
  const content = useMemo(() => children, [children]);
  return (
    <AnnouncerContext value={announce}>
      {content}
      <div className="toasts no-print" role="status" aria-live="polite">
        {toast && (
          <div key={toast.id} className="toast row row-apart">
            <span>{toast.text}</span>
            <span className="row">
              {toast.action && (
                <Button
                  onClick={() => {
                    toast.action?.run();
                    close();
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <Button kind="quiet" onClick={close}>
                {t('close')}
              </Button>
            </span>
          </div>
        )}
      </div>
    </AnnouncerContext>
  );
}
