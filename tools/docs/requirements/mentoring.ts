import { claim, journey, MATRIX, over, unit, type Article } from './proof.js';

const MENTORING = journey('02-mentoring');
const CORNERS = journey('11-mentoring-corners');
const EVERY_END = journey('12-mentoring-every-end');
const REMINDERS = over(
  'e2e/notifications/mails-and-invitations.e2e',
  'bear the way to turn them off, in the mail and in its head; decisions do not',
);

/** The article on the mentoring journey. */
export const MENTORING_JOURNEY: Article = {
  title: 'The mentoring journey',
  claims: [
    claim(
      'A mentoring initiative is created and managed, its registrations and their statuses followed, also in exports',
      MENTORING,
    ),
    claim(
      'Application / Exchange: the volunteer has signed up and begins a conversation with the coordinator',
      MENTORING,
    ),
    claim('Where there are tasks, the volunteer completes them', MENTORING, MATRIX),
    claim('The coordinator approves the application only once', MENTORING, EVERY_END),
    claim(
      'From then on, the coordinator has nothing to do when dates are added',
      MENTORING,
      CORNERS,
    ),
    claim('Search for a mentee: approved, and a mentee is being looked for', MENTORING),
    claim(
      'The volunteer says in their dashboard that a mentee was found',
      MENTORING,
      unit(
        'contexts/registrations/read-model/queries/registration-queries.int',
        'an employee: by what they have to do',
      ),
    ),
    claim(
      'Once a month a mail asks the volunteer whether they have found one',
      MENTORING,
      journey('15-clocks-of-the-world'),
      REMINDERS,
    ),
    claim('The volunteer enters the period of the engagement', MENTORING, CORNERS),
    claim(
      'Waiting for the manager: the company’s setting decides whether a manager approves the period and dates',
      MENTORING,
      EVERY_END,
    ),
    claim(
      'The step is left out where the company does not ask for it',
      EVERY_END,
      journey('16-at-one-instant'),
    ),
    claim('In progress: the volunteer is engaged', MENTORING),
    claim(
      'Once a quarter a mail invites them to reflect, with the list of their dates, which they can change',
      MENTORING,
      journey('15-clocks-of-the-world'),
      over(
        'e2e/notifications/link-forms.e2e',
        'adds sessions one after the other; the same twice is one',
      ),
    ),
    claim(
      'From the mail or the dashboard they add dates or say that it is over',
      MENTORING,
      CORNERS,
      over(
        'e2e/notifications/link-forms.e2e',
        'says that it is over, and then neither link does anything more',
      ),
    ),
    claim(
      'Awaiting confirmation: it is over, and the volunteer is invited to confirm',
      MENTORING,
      EVERY_END,
    ),
    claim('The nonprofit can confirm in their place', MENTORING, EVERY_END, MATRIX),
    claim('That is the last step, after which it counts as completed', MENTORING),
    claim(
      'Registrations without a date are not in the export of dates',
      MENTORING,
      over('e2e/exports/exports.e2e', 'has one row per date, and none for a registration without'),
    ),
    claim(
      'They are in the export of registrations',
      MENTORING,
      over('e2e/exports/exports.e2e', 'has one row per registration, in the order of sign-up'),
    ),
  ],
};
