import { useEffect, useId, useRef, type ReactNode } from 'react';
import { keepFocus } from './keep-focus.js';

interface DialogProps {
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
}

/** A modal dialog: the browser keeps the focus inside, closes it by Escape. The focus goes back to what opened it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // The browser gives it back only from a dialog that is still in the page.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else keepFocus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-inside">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
