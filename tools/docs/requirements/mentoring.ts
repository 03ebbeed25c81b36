import { MATRIX, claim, inConsole, journey, over, type Article, unit } from './proof.js';

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
      'A coordinator creates and manages a mentoring initiative and follows its registrations and their statuses, also in exports',
      MENTORING,
    ),
    claim(
      'Application / Exchange: the volunteer has signed up and starts a conversation with the coordinator',
      MENTORING,
    ),
    claim(
      'The volunteer completes the tasks of the initiative, if it has any',
      MENTORING,
      MATRIX,
      over(
        'e2e/registrations/messages.e2e',
        'the registration and the lists tell what is done and what is left',
      ),
      inConsole('employee', 'ticks off a task'),
    ),
    claim(
      'The coordinator approves the application once',
      MENTORING,
      EVERY_END,
      inConsole('coordinator', 'accepts an application, and sees it leave the list'),
    ),
    claim('After the approval, new dates need no decision of the coordinator', MENTORING, CORNERS),
    claim(
      'Search for a mentee: the application is approved, and the volunteer has no mentee yet',
      MENTORING,
    ),
    claim(
      'The volunteer reports in their dashboard that they found a mentee',
      MENTORING,
      unit(
        'contexts/registrations/read-model/queries/registration-queries.int',
        'an employee: by what they have to do',
      ),
      inConsole('seeds', 'says that a mentee was found, with the period'),
    ),
    claim(
      'A monthly mail asks the volunteer whether they found a mentee',
      MENTORING,
      journey('15-clocks-of-the-world'),
      REMINDERS,
    ),
    claim(
      'The volunteer enters the period of the engagement',
      MENTORING,
      CORNERS,
      inConsole('seeds', 'says that a mentee was found, with the period'),
    ),
    claim(
      'Waiting for the manager: the company’s setting decides whether a manager approves the period and the dates',
      MENTORING,
      EVERY_END,
    ),
    claim(
      'Companies without manager approval skip this step',
      EVERY_END,
      journey('16-at-one-instant'),
    ),
    claim('In progress: the volunteer is engaged', MENTORING),
    claim(
      'A quarterly mail invites the volunteer to review the list of their dates and to change it',
      MENTORING,
      journey('15-clocks-of-the-world'),
      over(
        'e2e/notifications/link-forms.e2e',
        'adds sessions one after the other; the same twice is one',
      ),
    ),
    claim(
      'The volunteer adds dates or ends the engagement, from the mail or the dashboard',
      MENTORING,
      CORNERS,
      over(
        'e2e/notifications/link-forms.e2e',
        'says that it is over, and then neither link does anything more',
      ),
      inConsole('seeds', 'adds a date to a mentoring, and ends it'),
    ),
    claim(
      'Awaiting confirmation: the engagement is over, and a mail invites the volunteer to confirm',
      MENTORING,
      EVERY_END,
    ),
    claim('The nonprofit can confirm in place of the volunteer', MENTORING, EVERY_END, MATRIX),
    claim('The confirmation is the last step and completes the engagement', MENTORING),
    claim(
      'The export of dates omits registrations without a date',
      MENTORING,
      over('e2e/exports/exports.e2e', 'has one row per date, and none for a registration without'),
    ),
    claim(
      'The export of registrations includes them',
      MENTORING,
      over('e2e/exports/exports.e2e', 'has one row per registration, in the order of sign-up'),
    ),
  ],
};
