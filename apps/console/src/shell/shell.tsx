import { useIsFetching } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandHost } from '../commands/command-host.js';
import { Loading } from '../design/progress.js';
import { useSession } from '../session/session.js';
import { AccountMenu } from './account-menu.js';
import { entriesFor } from './navigation.js';
import './shell.css';

/** Frame of every screen: menu, account, content. */
export function Shell() {
  const { t } = useTranslation();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const shown = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.href });
  const main = useRef<HTMLElement>(null);
  const fetching = useIsFetching() > 0;
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === path;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <CommandHost>
      <a className="skip no-print" href="#content">
        {t('nav.skip')}
      </a>
      <div className="shell">
        <header className="top no-print">
          <Link to="/" className="brand">
            Volunteer Ledger
          </Link>
          <button
            type="button"
            className="button menu-button"
            aria-expanded={open}
            aria-controls="main-menu"
            onClick={() => setOpenAt(open ? undefined : path)}
          >
            {t('nav.open')}
          </button>
          <AccountMenu />
        </header>
        <Menu open={open} path={path} />
        <main id="content" ref={main} tabIndex={-1} aria-busy={fetching} data-location={shown}>
          <Suspense fallback={<Loading label={t('loading')} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </CommandHost>
  );
}

function Menu({ open, path }: { readonly open: boolean; readonly path: string }) {
  const { t } = useTranslation();
  const { capabilities } = useSession();
  const { badges } = capabilities;
  const entries = entriesFor(capabilities);
  return (
    <nav id="main-menu" className="menu no-print" data-open={open} aria-label={t('nav.label')}>
      <ul className="plain-list">
        {entries.map(({ key, to, badge }) => {
          const waiting = badge ? badges[badge] : 0;
          const current = path === `/console${to}` || path === to || path.startsWith(`${to}/`);
          return (
            <li key={key}>
              <Link to={to} aria-current={current ? 'page' : undefined}>
                {(t as (key: string) => string)(`nav.${key}`)}
                {waiting > 0 && <span className="badge badge-attention">{waiting}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
