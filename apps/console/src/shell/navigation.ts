import type { Schemas } from '../api/client.js';
import type { Area } from '../session/session.js';

type Capabilities = Pick<Schemas['Capabilities'], 'areas' | 'roles'>;

/** An entry of the main menu. It is shown to those to whom one of its areas is open. */
export interface MenuEntry {
  readonly key: string;
  readonly to: string;
  readonly areas: readonly Area[];
  /** It is shown to auditors and analysts of the whole platform too. */
  readonly platformWide?: true;
  /** Badge of the capabilities that says how much waits there. */
  readonly badge?: 'toConfirm' | 'toApprove' | 'toDecide' | 'partnershipRequests';
}

export const MENU: readonly MenuEntry[] = [
  {
    key: 'myVolunteering',
    to: '/my-volunteering',
    areas: ['my_volunteering'],
    badge: 'toConfirm',
  },
  { key: 'findInitiative', to: '/initiatives', areas: ['my_volunteering'] },
  { key: 'toDecide', to: '/to-decide', areas: ['to_decide'], badge: 'toDecide' },
  { key: 'toApprove', to: '/to-approve', areas: ['to_approve'], badge: 'toApprove' },
  { key: 'ownInitiatives', to: '/my-initiatives', areas: ['own_initiatives'] },
  { key: 'registrations', to: '/registrations', areas: ['registrations'] },
  { key: 'partnerships', to: '/partnerships', areas: ['partnerships'] },
  { key: 'nonprofits', to: '/nonprofits', areas: ['nonprofits'] },
  { key: 'people', to: '/people', areas: ['people'] },
  { key: 'company', to: '/company', areas: ['company_settings'] },
  { key: 'jobs', to: '/jobs', areas: ['exports', 'people_changes', 'to_decide', 'to_approve'] },
  { key: 'exports', to: '/exports', areas: ['exports'] },
  { key: 'webhooks', to: '/webhooks', areas: ['company_settings', 'platform'] },
  { key: 'overview', to: '/overview', areas: ['registrations'] },
  { key: 'upcoming', to: '/upcoming', areas: ['registrations'] },
  { key: 'audit', to: '/audit', areas: ['reads'] },
  { key: 'proof', to: '/proof', areas: ['reads'] },
  { key: 'analyst', to: '/analysis', areas: ['people'] },
  { key: 'platform', to: '/platform', areas: ['platform'] },
  { key: 'operations', to: '/operations', areas: ['platform'], platformWide: true },
];

const WATCHING = ['auditor', 'analyst'];

/** The entries of the menu that are open to a person. */
export const entriesFor = ({ areas, roles }: Capabilities): readonly MenuEntry[] => {
  const watchesAll = roles.some(({ role, company }) => WATCHING.includes(role) && company === null);
  return MENU.filter(
    (entry) =>
      entry.areas.some((area) => areas.includes(area)) ||
      (entry.platformWide === true && watchesAll),
  );
};
