import { createContext, useContext } from 'react';
import type { Schemas } from '../api/client.js';
import type { ConsoleSettings } from './settings.js';

export interface Session {
  readonly settings: ConsoleSettings;
  readonly capabilities: Schemas['Capabilities'];
  /** The role in which the person acts, if they chose one of several. */
  readonly actingAs: string | undefined;
  actAs(role: string | undefined): void;
  /** In development this leads to the choice of another person. */
  signOut(): void;
}

export type Area = Schemas['Capabilities']['areas'][number];

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the person who signed in. Screens are shown only inside one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside the session.');
  return session;
}

export const useCan = (area: Area): boolean => useSession().capabilities.areas.includes(area);
