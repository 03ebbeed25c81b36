import { MATRIX, claim, inConsole, journey, over, type Article } from './proof.js';

const [SLOT, MENTORING, ARCHIVAL, MANDATE] = [
  journey('01-slot-with-manager'),
  journey('02-mentoring'),
  journey('03-archival'),
  journey('04-mandate'),
] as const;
const CERTIFICATES = journey('19-certificates-and-their-past');
const DATES_EXPORT = over(
  'e2e/exports/exports.e2e',
  'has one row per date, and none for a registration without',
);

/** The article on the statuses of registrations. */
export const STATUSES: Article = {
  title: 'Registration statuses',
  claims: [
    claim(
      'Admins and coordinators see registrations in the product and in exports',
      over('e2e/authorization/permission-matrix.e2e', 'each role asks what the domain lets it: %s'),
      over(
        'e2e/authorization/permission-matrix.e2e',
        'of %s is for those who may, and of what is in their scope',
      ),
    ),
    claim(
      'Application: the employee has contacted the coordinator and has no date',
      MENTORING,
      ARCHIVAL,
    ),
    claim(
      'Conversation: the two sides exchange messages, and there is no date yet',
      over(
        'e2e/registrations/messages.e2e',
        'the newest comes first, with who wrote it for which side',
      ),
      over(
        'e2e/registrations/messages.e2e',
        'a new message of the other side is unread, one’s own is not',
      ),
      MENTORING,
      ARCHIVAL,
    ),
    claim(
      'Looking for a mentee: the coordinator has approved the application. The search itself is outside the product',
      MENTORING,
    ),
    claim('Dates to be confirmed: the coordinator has not yet decided on the selected date', SLOT),
    claim(
      'Awaiting manager approval: the manager has to decide, if the company requires it',
      over(
        'e2e/registrations/to-decide.e2e',
        'with all that the report did for the company this year',
      ),
      SLOT,
      journey('06-slot-without-manager'),
      journey('08-once-for-the-registration'),
    ),
    claim(
      'In progress: the coordinator and, if required, the manager have approved the date. It is not over',
      SLOT,
      journey('06-slot-without-manager'),
    ),
    claim(
      'Awaiting confirmation: the date is over, and the employee has to confirm that they took part',
      SLOT,
      journey('05-asked-again-until-answered'),
    ),
    claim('Participated: the employee has confirmed that they took part', SLOT, MENTORING),
    claim(
      'Cancelled / Rejected: the registration was not completed. The export of dates has the reason',
      journey('07-cancelled-from-above'),
      DATES_EXPORT,
    ),
    claim(
      'Not finalized: archived without a date after inactivity, six months for mentoring and one month for other kinds',
      ARCHIVAL,
    ),
    claim(
      'A certificate awaits validation after the employee’s confirmation. The nonprofit, or the company if allowed, validates it',
      SLOT,
      CERTIFICATES,
    ),
    claim(
      'Validated: the nonprofit or the company has confirmed the participation officially',
      SLOT,
      MANDATE,
    ),
    claim(
      'Disputed: the nonprofit, or the company if allowed, denies the participation',
      journey('06-slot-without-manager'),
      CERTIFICATES,
    ),
    claim(
      'A participation is validated twice, first by the employee and then by the nonprofit or the company',
      SLOT,
      CERTIFICATES,
    ),
    claim(
      'The company decides on certificates only for initiatives of its own, and only while a mandate is in force',
      MANDATE,
      MATRIX,
    ),
    claim(
      'An admin of a company that may act for the nonprofit validates or disputes directly',
      MANDATE,
      CERTIFICATES,
      inConsole('seeds', 'an admin decides under a mandate'),
    ),
    claim(
      'Without a mandate, only the nonprofit’s coordinators can',
      MANDATE,
      MATRIX,
      inConsole('seeds', 'an admin without a mandate reads why they cannot validate'),
      inConsole('coordinator', 'validates a participation'),
    ),
    claim('Reason: the coordinator refused the date', SLOT, journey('10-again-and-corrected')),
    claim(
      'Reason: the manager refused the date',
      journey('05-asked-again-until-answered'),
      journey('08-once-for-the-registration'),
    ),
    claim(
      'Reason: the employee did not take part',
      journey('08-once-for-the-registration'),
      journey('14-late-and-overdue'),
    ),
    claim('Reason: the employee cancelled', journey('06-slot-without-manager'), MENTORING),
    claim('Reason: the coordinator cancelled the initiative', journey('07-cancelled-from-above')),
    claim(
      'The export of participation dates has a column with the exact reason',
      journey('18-corrected-by-the-platform'),
      DATES_EXPORT,
      inConsole('analyst', 'makes an export with chosen columns, and downloads it'),
    ),
    claim(
      'The initiative’s coordinator decides on dates to be confirmed',
      over('e2e/registrations/to-decide.e2e', 'all of it is listed, the longest waiting first'),
      over('e2e/registrations/to-decide.e2e', 'with the places left, the tasks and what overlaps'),
      SLOT,
      over(
        'e2e/registrations/registrations.e2e',
        '%s may see it, but not confirm for the nonprofit',
      ),
      inConsole('coordinator', 'confirms one of several dates, and the other still waits'),
    ),
    claim(
      'If the partnership allows the company to act for the nonprofit, its admin approves or refuses directly',
      over(
        'e2e/registrations/to-decide.e2e',
        'an admin decides under the mandate at their level, and is told so',
      ),
      MANDATE,
      MATRIX,
      inConsole('seeds', 'an admin decides under a mandate'),
    ),
    claim(
      'The details of the partnership show whether it does',
      over(
        'e2e/partnerships/partners-view.e2e',
        'shows dates, locations, the mandate and the coordinators',
      ),
      inConsole('admin', 'says who granted the mandate, and on which request'),
    ),
    claim(
      'Otherwise the admin and the employee can remind the coordinator',
      journey('14-late-and-overdue'),
      MATRIX,
      inConsole(
        'volunteers',
        'an admin reminds three chosen from a status tab, each with its outcome',
      ),
      inConsole('seeds', 'reminds the nonprofit of a date to be confirmed'),
    ),
    claim(
      'Whoever is stuck finds in each mail how to reach the platform team',
      over(
        'e2e/notifications/notified-people.e2e',
        'names the support address and leads to its subject in the console',
      ),
    ),
  ],
};
