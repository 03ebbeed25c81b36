import { useSession } from './session.js';

/** The company in which the person has a role, that of an admin before others. */
export function useOwnCompany(): { readonly id: string; readonly name: string } | undefined {
  const { roles } = useSession().capabilities;
  const own = roles.filter(({ company }) => company !== null);
  return (own.find(({ role }) => role === 'admin') ?? own[0])?.company ?? undefined;
}
