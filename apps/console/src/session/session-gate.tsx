import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, setActingAs, setTokenSource } from '../api/client.js';
import { askEverythingAgain } from '../api/query-client.js';
import { Button } from '../design/button.js';
import { ErrorNotice } from '../design/notice.js';
import { Loading } from '../design/progress.js';
import { OidcSession, SIGNED_IN_PATH } from './oidc.js';
import { SessionContext, type Session } from './session.js';
import { readSettings, type ConsoleSettings } from './settings.js';

interface Opened {
  readonly oidc: OidcSession;
  readonly settings: ConsoleSettings;
}

/** One opening per page, also where React mounts twice. */
let opening: Promise<Opened | undefined> | undefined;

/** Opens the session, or leaves for the issuer. @returns undefined while the browser leaves */
async function open(): Promise<Opened | undefined> {
  const settings = await readSettings();
  const oidc = await OidcSession.open(settings);
  const here = new URL(location.href);
  if (here.pathname !== SIGNED_IN_PATH) {
    await oidc.signIn(here.pathname + here.search);
    return undefined;
  }
  const returnTo = await oidc.finish(here);
  history.replaceState(null, '', returnTo);
  return { oidc, settings };
}

/** Shows its children to a person who has signed in, and leads everybody else to the issuer. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    opening ??= open();
    opening.then((result) => {
      if (!result) return;
      setTokenSource(() => result.oidc.token());
      setOpened(result);
    }, setFailure);
  }, []);

  if (failure) {
    return (
      <main className="gate">
        <h1>Volunteer Ledger</h1>
        <ErrorNotice title={t('session.failed')} error={failure} />
        <Button kind="primary" onClick={() => location.assign('/console/')}>
          {t('session.again')}
        </Button>
      </main>
    );
  }
  if (!opened) return <Loading label={t('session.opening')} />;
  return <SignedIn opened={opened}>{children}</SignedIn>;
}

function SignedIn({ opened, children }: { readonly opened: Opened; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [actingAs, chooseActingAs] = useState<string>();
  useEffect(() => {
    let end: (() => void) | undefined;
    // Not part of what is loaded first.
    void import('../api/live-updates.js').then(({ followChanges }) => (end = followChanges()));
    return () => end?.();
  }, []);
  const capabilities = queries.useQuery('get', '/me/capabilities');
  const session = useMemo<Session | undefined>(
    () =>
      capabilities.data && {
        settings: opened.settings,
        capabilities: capabilities.data,
        actingAs,
        actAs(role) {
          setActingAs(role);
          chooseActingAs(role);
          void askEverythingAgain();
        },
        signOut: () => opened.oidc.signOut(),
      },
    [capabilities.data, opened, actingAs],
  );
  if (capabilities.error) {
    return (
      <main className="gate">
        <h1>Volunteer Ledger</h1>
        <ErrorNotice title={t('session.unknown')} error={capabilities.error} />
        <Button kind="primary" onClick={() => opened.oidc.signOut()}>
          {t('session.signOut')}
        </Button>
      </main>
    );
  }
  if (!session) return <Loading label={t('session.opening')} />;
  return <SessionContext value={session}>{children}</SessionContext>;
}
