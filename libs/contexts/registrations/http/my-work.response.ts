import { Action, ItemActions } from '#platform/commands';
import { ApiProperty, Overlap, PageOf } from '#platform/http';
import {
  DateItem,
  InitiativeRef,
  Label,
  Named,
  RegistrationItem,
  Tasks,
} from './registration.response.js';

/** What waits for somebody, as the API answers it. Instants are ISO 8601 in UTC. */

const OVERLAPS = 'Live dates of the employee’s other registrations that overlap it.';

export class DashboardDate extends DateItem {
  @ApiProperty({ type: [Overlap], description: OVERLAPS }) overlaps!: readonly Overlap[];
}

export class DashboardItem extends RegistrationItem {
  @ApiProperty({ type: [DashboardDate], description: 'In the order selected.' })
  participationDates!: DashboardDate[];
  @ItemActions() actions?: Action[];
}

/** An employee's own registrations by what they have to do; each is in one group, the newest first. */
export class Dashboard {
  @ApiProperty({ type: [DashboardItem], description: 'A date is over: did they take part?' })
  toConfirm!: DashboardItem[];
  @ApiProperty({
    type: [DashboardItem],
    description: 'Approved for mentoring: has a mentee been found?',
  })
  lookingForMentee!: DashboardItem[];
  @ApiProperty({
    type: [DashboardItem],
    description: 'Signed up without a date, or in conversation with the nonprofit.',
  })
  inConversation!: DashboardItem[];
  @ApiProperty({ type: [DashboardItem], description: 'Dates to come, decided or not.' })
  upcoming!: DashboardItem[];
  @ApiProperty({ type: [DashboardItem], description: 'Participated, cancelled or archived.' })
  past!: DashboardItem[];
}

/** What was decided before in the same capacity for the same employee. */
export class EarlierDecisions {
  @ApiProperty({ description: 'Dates confirmed or approved.' }) accepted!: number;
  @ApiProperty({ description: 'Dates refused.' }) refused!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAt!: string | null;
}

/** What somebody who decides needs to know of the employee. */
export class EmployeeRecord {
  @ApiProperty({
    description:
      'Credited minutes in this calendar year, in the company’s zone: of all their participations for the company, or, decided for a nonprofit, of those with that nonprofit.',
  })
  minutesThisYear!: number;
  @ApiProperty({ type: EarlierDecisions }) earlierDecisions!: EarlierDecisions;
}

/** The places of a slot. */
export class Places {
  @ApiProperty({ type: Number, nullable: true, description: 'null: without limit.' })
  capacity!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'null: without limit.' })
  left!: number | null;
}
const PLACES = { type: Places, nullable: true, description: 'null: not on a slot.' } as const;

export class DateToApprove extends DateItem {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ description: 'Of the registration: what to send as If-Match.' }) revision!: number;
  @ApiProperty({ enum: ['per_date', 'per_registration'] }) policy!: string;
  @ApiProperty(PLACES) places!: Places | null;
  @ApiProperty({ type: Tasks }) tasks!: Tasks;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({ type: [Overlap], description: OVERLAPS }) overlaps!: readonly Overlap[];
  @ItemActions() actions?: Action[];
}

/** The dates of one employee that await a decision of their manager, or of the admins in the manager's place. */
export class ToApprove {
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Path of the employee’s network level.',
  })
  level!: string | null;
  @ApiProperty({
    enum: ['manager', 'admin'],
    description: 'The capacity in which the caller decides.',
  })
  capacity!: string;
  @ApiProperty({ type: EmployeeRecord }) record!: EmployeeRecord;
  @ApiProperty({ type: [DateToApprove] }) dates!: DateToApprove[];
}

/** What all decisions for a nonprofit have. */
class Decision {
  @ApiProperty({ description: 'Of what is decided on: what to send as If-Match.' })
  revision!: number;
  @ApiProperty() status!: string;
  @ApiProperty({ type: Label }) label!: Label;
  @ApiProperty({ type: Named }) company!: Named;
  @ApiProperty({ format: 'date-time', description: 'Since when it waits.' }) since!: string;
  @ApiProperty({ type: DateItem, nullable: true, description: 'null: not about a date.' })
  date!: DateItem | null;
  @ApiProperty(PLACES) places!: Places | null;
  @ApiProperty({
    type: [Overlap],
    description: `${OVERLAPS} Registrations with other nonprofits are not named.`,
  })
  overlaps!: readonly Overlap[];
}

/** Something to be decided on a registration, for a nonprofit. */
export class DecisionItem extends Decision {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: Tasks }) tasks!: Tasks;
  @ApiProperty({ type: EmployeeRecord }) record!: EmployeeRecord;
  @ApiProperty({ description: 'Messages of the employee that the caller has not read.' })
  unread!: number;
}

export class DecisionCounts {
  @ApiProperty() applications!: number;
  @ApiProperty() dates!: number;
  @ApiProperty() certificates!: number;
}

/** What waits for a decision for a nonprofit at one initiative; of each sort the longest waiting, the counts say of how many. */
export class ToDecide {
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({
    enum: ['coordinator', 'admin'],
    description: 'The capacity in which the caller decides; admin: under a mandate.',
  })
  capacity!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) mandate!: string | null;
  @ApiProperty({ type: DecisionCounts }) counts!: DecisionCounts;
  @ApiProperty({
    type: [DecisionItem],
    description: 'To be answered; mentoring: to be approved or declined.',
  })
  applications!: DecisionItem[];
  @ApiProperty({ type: [DecisionItem], description: 'To be confirmed or refused.' })
  dates!: DecisionItem[];
  @ApiProperty({ type: [DecisionItem], description: 'To be validated or disputed.' })
  certificates!: DecisionItem[];
}

export const DECISION_SORTS = ['applications', 'dates', 'certificates', 'partnerships'] as const;
export type DecisionSort = (typeof DECISION_SORTS)[number];

const NULL_OF_REQUEST = 'null for a partnership request.';

/** A decision in the list of all: about a registration, or a partnership that was proposed to the nonprofit. */
export class DecisionListItem extends Decision {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: NULL_OF_REQUEST })
  registration!: string | null;
  @ApiProperty({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Of a partnership request; null for any other decision.',
  })
  partnership!: string | null;
  @ApiProperty({ type: Named, nullable: true, description: NULL_OF_REQUEST })
  employee!: Named | null;
  @ApiProperty({ type: Tasks, nullable: true, description: NULL_OF_REQUEST }) tasks!: Tasks | null;
  @ApiProperty({ type: EmployeeRecord, nullable: true, description: NULL_OF_REQUEST })
  record!: EmployeeRecord | null;
  @ApiProperty({
    description: 'Messages of the employee that the caller has not read; 0 for a request.',
  })
  unread!: number;
  @ApiProperty({ enum: DECISION_SORTS }) sort!: DecisionSort;
  @ApiProperty({ type: InitiativeRef, nullable: true, description: NULL_OF_REQUEST })
  initiative!: InitiativeRef | null;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({
    enum: ['coordinator', 'admin'],
    description: 'The capacity in which the caller decides; admin: under a mandate.',
  })
  capacity!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) mandate!: string | null;
  @ItemActions() actions?: Action[];
}
export class DecisionPage extends PageOf(DecisionListItem) {}

/** A date to approve in the list of all. */
export class ApprovalListItem extends DateToApprove {
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: String, nullable: true, description: 'Path of the employee’s level.' })
  level!: string | null;
  @ApiProperty({
    enum: ['manager', 'admin'],
    description: 'The capacity in which the caller decides.',
  })
  capacity!: string;
  @ApiProperty({ type: EmployeeRecord }) record!: EmployeeRecord;
}
export class ApprovalPage extends PageOf(ApprovalListItem) {}
