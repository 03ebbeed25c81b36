import { ApiProperty, Overlap } from '#platform/http';
import {
  DateItem,
  InitiativeRef,
  Label,
  Named,
  RegistrationItem,
} from './registration.response.js';

/** What waits for somebody, as the API answers it. Instants are ISO 8601 in UTC. */

const OVERLAPS = 'Live dates of the employee’s other registrations that overlap it.';

export class DashboardDate extends DateItem {
  @ApiProperty({ type: [Overlap], description: OVERLAPS }) overlaps!: readonly Overlap[];
}

export class DashboardItem extends RegistrationItem {
  @ApiProperty({ type: [DashboardDate], description: 'In the order selected.' })
  participationDates!: DashboardDate[];
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

export class DateToApprove extends DateItem {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ description: 'Of the registration: what to send as If-Match.' }) revision!: number;
  @ApiProperty({ enum: ['per_date', 'per_registration'] }) policy!: string;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({ type: [Overlap], description: OVERLAPS }) overlaps!: readonly Overlap[];
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
  @ApiProperty({ type: [DateToApprove] }) dates!: DateToApprove[];
}

/** Something to be decided for a nonprofit. */
export class DecisionItem {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ description: 'Of the registration: what to send as If-Match.' }) revision!: number;
  @ApiProperty() status!: string;
  @ApiProperty({ type: Label }) label!: Label;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: Named }) company!: Named;
  @ApiProperty({ format: 'date-time', description: 'Since when it waits.' }) since!: string;
  @ApiProperty({ type: DateItem, nullable: true, description: 'null for an application.' })
  date!: DateItem | null;
  @ApiProperty({
    type: [Overlap],
    description: `${OVERLAPS} Registrations with other nonprofits are not named.`,
  })
  overlaps!: readonly Overlap[];
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
