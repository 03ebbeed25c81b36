import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';

interface PageProps {
  readonly title: string;
  /** Where the page belongs: the list that led here. */
  readonly up?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A screen: its heading takes the focus after navigation, so that a screen reader says where one is. */
export function Page({ title, up, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Volunteer Ledger`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className="stack">
      <header className="row row-apart">
        <div>
          {up && (
            <p className="small no-print">
              <Link to={up.to}>← {up.label}</Link>
            </p>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {actions !== undefined && <div className="row no-print">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
