/** Each tag of the API with its text, in the order in which documents show them. */
export const TAGS: Readonly<Record<string, string>> = {
  registrations:
    'Sign-ups of employees to initiatives, their participation dates and certificates. Every command answers with its events, and has a dry run.',
  me: 'The caller: dashboard, dates to approve, items to decide, and the data stored about them.',
  deadlines: 'What time will do next: archival, reminders and ended dates.',
  initiatives: 'What nonprofits offer, with slots, tasks, place and contact.',
  partnerships: 'Partnerships of companies and nonprofits, and mandates to act on their behalf.',
  companies: 'Companies, their network levels and settings.',
  nonprofits: 'Nonprofits, their profiles, locations and coordinators.',
  people: 'People, their roles and managers, and imports of people.',
  exports:
    'Files of registrations, dates and partnerships, with a manifest that says of what they were made.',
  jobs: 'Long work of the caller: progress, outcomes and cancellation.',
  audit: 'Histories, reasons, states at an instant, and records of reads.',
  operations:
    'For the platform team: streams that were set aside, mails that failed, and rebuilds of the read models.',
  problems: 'Pages that explain the problems with which requests are refused.',
  changes: 'What changes in the caller’s scope, told as it happens.',
  events: 'The events of the log in the caller’s scope, as CloudEvents.',
  webhooks: 'The event feed, posted to an address of your own.',
  console: 'What the console in the browser needs before sign-in.',
  health: 'Probes for load balancers.',
};
