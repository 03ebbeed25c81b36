import { IS_ANALYST, IS_FOR_ALL, isForCompany, type AnalyticsView } from './analytics-view.js';

/** Once opened: a company's own, those open to all of its partners, and those with registrations of it (docs/domain.md §1). */
const INITIATIVE_IN_SCOPE = `${IS_FOR_ALL} OR (i.ever_opened AND EXISTS (
      SELECT 1 FROM work.analytics_roles a
       WHERE a.role = session_user
         AND (i.company = a.company
           OR (i.company IS NULL AND EXISTS (SELECT 1 FROM read.partnerships p WHERE p.nonprofit = i.nonprofit AND p.company = a.company AND p.ever_validated))
           OR EXISTS (SELECT 1 FROM read.registrations r WHERE r.initiative = i.id AND r.company = a.company))))`;

// prettier-ignore
export const ORGANISATION_VIEWS: readonly AnalyticsView[] = [
  {
    name: 'partnerships',
    comment: 'One row for each partnership of a company and a nonprofit, in every status.',
    from: 'read.partnerships p',
    where: isForCompany('p.company'),
    columns: [
      ['partnership', 'p.id', 'Id of the partnership.'],
      ['company', 'p.company', 'Id of the company; see companies.'],
      ['nonprofit', 'p.nonprofit', 'Id of the nonprofit; see nonprofits.'],
      ['level', 'p.level', 'Id of the network level whose admins manage it; see levels.'],
      ['status', 'p.status', 'Status: awaiting_confirmation, validated, declined or cancelled.'],
      ['cancelled_by', `CASE WHEN p.status = 'cancelled' THEN p.cancelled_by END`, 'Side that cancelled it: company or nonprofit; null for others.'],
      ['proposed_at', 'p.proposed_at', 'Instant of the last proposal, in UTC.'],
      ['validated_at', 'p.validated_at', 'Instant of the last validation, in UTC; null if it never was.'],
      ['ended_at', `CASE WHEN p.status IN ('declined', 'cancelled') THEN p.refused_at END`, 'Instant of the refusal or cancellation, in UTC; null for others.'],
      ['ever_validated', 'p.ever_validated', 'Whether it was validated at any time.'],
      ['mandate_since', 'p.mandate_since', 'Instant of the mandate in force, in UTC; null without one.'],
    ],
  },
  {
    name: 'people',
    comment: 'One row for each person of a company. Has neither names nor addresses: exports have names, and record who read them.',
    from: 'read.people p LEFT JOIN read.companies c ON c.id = p.company',
    where: isForCompany('p.company'),
    columns: [
      ['person', 'p.id', 'Id of the person. Stays after an erasure.'],
      ['company', 'p.company', 'Id of the company; see companies. Null for people of nonprofits and of the platform.'],
      ['level', 'coalesce(p.level, c.root)', 'Id of the network level; the root for people without a level. See levels.'],
      ['manager', 'p.manager', 'Id of the manager; null for none.'],
      ['employed', 'p.employed', 'Whether the person is an employee today.'],
      ['erased', 'p.erased', 'Whether the person was erased.'],
      ['registrations', '(SELECT count(*)::int FROM read.registrations r WHERE r.employee = p.id AND r.company = p.company)', 'Number of registrations with this company.'],
    ],
  },
  {
    name: 'initiatives',
    comment: 'One row for each initiative in the scope of the role: once opened, a company’s own, those open to all of its partners, and those with registrations of it.',
    from: 'read.initiatives i',
    where: INITIATIVE_IN_SCOPE,
    columns: [
      ['initiative', 'i.id', 'Id of the initiative.'],
      ['nonprofit', 'i.nonprofit', 'Id of the nonprofit; see nonprofits.'],
      ['company', 'i.company', 'Id of the company whose own it is; null if it is open to all partners.'],
      ['kind', 'i.kind', 'Kind: slots, open or mentoring.'],
      ['title', 'i.title', 'Title.'],
      ['status', 'i.status', 'Status: draft, open, closed or cancelled.'],
      ['created_at', 'i.created_at', 'Instant of its creation, in UTC.'],
      ['slots', '(SELECT count(*)::int FROM read.slots s WHERE s.owner = i.id AND NOT s.cancelled)', 'Number of slots that are not cancelled.'],
      ['places', '(SELECT sum(s.capacity)::int FROM read.slots s WHERE s.owner = i.id AND NOT s.cancelled)', 'Places of these slots; slots without a limit do not count. Null without slots.'],
      ['places_held', 'coalesce((SELECT sum(s.held)::int FROM read.slots s WHERE s.owner = i.id AND NOT s.cancelled), 0)', 'Places that are taken, by employees of all companies.'],
    ],
  },
  {
    name: 'companies',
    comment: 'One row for each company of the role.',
    from: 'read.companies c',
    where: isForCompany('c.id'),
    columns: [
      ['company', 'c.id', 'Id of the company.'],
      ['name', 'c.name', 'Name.'],
      ['zone', 'c.zone', 'Time zone today, such as Europe/Paris. Registrations keep the zone of their sign-up.'],
      ['locale', 'c.locale', 'Language: en or fr.'],
      ['manager_policy', 'c.manager_policy', 'Approval by managers for dates from now on: none, per_date or per_registration.'],
      ['root', 'c.root', 'Id of the root of its network; see levels.'],
    ],
  },
  {
    name: 'levels',
    comment: 'One row for each network level of the companies of the role.',
    from: 'read.levels l',
    where: isForCompany('l.owner'),
    columns: [
      ['level', 'l.id', 'Id of the network level.'],
      ['company', 'l.owner', 'Id of the company; see companies.'],
      ['parent', 'l.parent', 'Id of the level above; null for the root.'],
      ['name', 'l.name', 'Name.'],
      ['path', 'l.path', 'Names from the root to this level, separated by slashes.'],
      ['depth', 'l.depth', 'Number of levels above.'],
      ['ancestors', 'l.ancestors', 'Ids of the level itself and of all levels above: level = ANY (ancestors) finds those at or below a level.'],
    ],
  },
  {
    name: 'nonprofits',
    comment: 'One row for each nonprofit. Profiles are for every analyst.',
    from: 'read.nonprofits n',
    where: IS_ANALYST,
    columns: [
      ['nonprofit', 'n.id', 'Id of the nonprofit.'],
      ['name', 'n.name', 'Name.'],
      ['locations', 'n.locations', 'Locations.'],
    ],
  },
];
