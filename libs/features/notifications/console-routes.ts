/**
 * The console's pages to which mails lead, by what they show. `$id` is the subject's id. The console's own routes are checked against this
 * table, so that no link of a mail is dead.
 */
export const CONSOLE_ROUTES = {
  registration: '/registrations/$id',
  partnership: '/partnerships/$id',
  initiative: '/initiatives/$id',
  initiatives: '/initiatives',
  toDecide: '/to-decide',
  toApprove: '/to-approve',
  exports: '/exports',
  webhooks: '/webhooks',
} as const;
export type ConsolePage = keyof typeof CONSOLE_ROUTES;
