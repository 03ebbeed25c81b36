import type { Area } from '../session/session.js';

/** An entry of the main menu. It is shown to those to whom one of its areas is open. */
export interface MenuEntry {
  readonly key: string;
  readonly to: string;
  readonly areas: readonly Area[];
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
  { key: 'overview', to: '/overview', areas: ['registrations'] },
  { key: 'upcoming', to: '/upcoming', areas: ['registrations'] },
  { key: 'audit', to: '/audit', areas: ['reads'] },
  { key: 'proof', to: '/proof', areas: ['reads'] },
  { key: 'analyst', to: '/analysis', areas: ['people'] },
  { key: 'platform', to: '/platform', areas: ['platform'] },
];
