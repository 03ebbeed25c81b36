import { claim, journey, MATRIX, over, type Article } from './proof.js';

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
      'It is for admins and coordinators, who see registrations in the product or in exports',
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
      'Conversation: the two sides have begun to exchange messages, still without a date',
      MENTORING,
      ARCHIVAL,
    ),
    claim(
      'Looking for a mentee: the coordinator has approved; the search itself is outside the product',
      MENTORING,
    ),
    claim('Dates to be confirmed: the coordinator has not yet decided the date selected', SLOT),
    claim(
      'Awaiting manager approval: the manager has to decide, where the company asks for it',
      SLOT,
      journey('06-slot-without-manager'),
      journey('08-once-for-the-registration'),
    ),
    claim(
      'In progress: validated by the coordinator and, where asked, the manager; still to come',
      SLOT,
      journey('06-slot-without-manager'),
    ),
    claim(
      'Awaiting confirmation: it is over, and the employee has to say that they took part',
      SLOT,
      journey('05-asked-again-until-answered'),
    ),
    claim('Participated: the employee has said that they took part', SLOT, MENTORING),
    claim(
      'Cancelled / Rejected: not completed; the reason is in the export of dates',
      journey('07-cancelled-from-above'),
      DATES_EXPORT,
    ),
    claim(
      'Not finalized: archived without a date, after six months of mentoring or one month of anything else without activity',
      ARCHIVAL,
    ),
    claim(
      'A certificate awaits validation once the employee has confirmed, and the nonprofit (or the company, if allowed) validates',
      SLOT,
      CERTIFICATES,
    ),
    claim('Validated: the nonprofit or the company has confirmed it officially', SLOT, MANDATE),
    claim(
      'Disputed: the nonprofit, or the company if allowed, denies it',
      journey('06-slot-without-manager'),
      CERTIFICATES,
    ),
    claim(
      'A certificate is validated twice, first by the employee and then by the nonprofit or the company',
      SLOT,
      CERTIFICATES,
    ),
    claim(
      'The company decides certificates only on initiatives of its own, and only while a mandate is in force',
      MANDATE,
      MATRIX,
    ),
    claim(
      'An admin of a company that may act for the nonprofit validates or disputes directly',
      MANDATE,
      CERTIFICATES,
    ),
    claim('Without that, only the nonprofit’s coordinators can', MANDATE, MATRIX),
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
      'The exact reason is a column of the export of participation dates',
      journey('18-corrected-by-the-platform'),
      DATES_EXPORT,
    ),
    claim(
      'Dates to be confirmed are for the initiative’s coordinator to decide',
      SLOT,
      over(
        'e2e/registrations/registrations.e2e',
        '%s may see it, but not confirm for the nonprofit',
      ),
    ),
    claim(
      'Where the partnership lets the company act for the nonprofit, its admin approves or refuses directly',
      MANDATE,
      MATRIX,
    ),
    claim(
      'Whether it does is shown by the details of the partnership',
      over(
        'e2e/partnerships/partners-view.e2e',
        'shows dates, locations, the mandate and the coordinators',
      ),
    ),
    claim(
      'Else the admin can remind the coordinator, and so can the employee',
      journey('14-late-and-overdue'),
      MATRIX,
    ),
  ],
};
