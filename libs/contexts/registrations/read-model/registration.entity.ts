import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'registrations' })
export class RegistrationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) initiative!: string | null;
  @Column('uuid', { nullable: true }) nonprofit!: string | null;
  @Column('uuid', { nullable: true }) employee!: string | null;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('boolean', { name: 'company_specific', nullable: true }) companySpecific!: boolean | null;
  @Column('text', { nullable: true }) zone!: string | null;
  @Column('int', { nullable: true }) ordinal!: number | null;
  @Column('uuid', { nullable: true }) previous!: string | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('timestamptz', { name: 'status_since', nullable: true }) statusSince!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: string | null;
  @Column('date', { name: 'applied_day', nullable: true }) appliedDay!: string | null;
  @Column('text', { name: 'next_actor', nullable: true }) nextActor!: string | null;
  @Column('timestamptz', { name: 'next_since', nullable: true }) nextSince!: string | null;
  @Column('timestamptz', { name: 'next_date_at', nullable: true }) nextDateAt!: string | null;
  @Column('datemultirange', { name: 'date_days', nullable: true }) dateDays!: string | null;
  @Column('text', { array: true, nullable: true }) certificates!: string[] | null;
  @Column('timestamptz', { name: 'last_activity_at', nullable: true }) lastActivityAt!:
    string | null;
  @Column('timestamptz', { name: 'last_event_at', nullable: true }) lastEventAt!: string | null;
  @Column('int', { nullable: true }) dates!: number | null;
  @Column('int', { nullable: true }) participated!: number | null;
  @Column('int', { nullable: true }) minutes!: number | null;
  @Column('timestamptz', { name: 'undecided_end_at', nullable: true }) undecidedEndAt!:
    string | null;
  @Column('int', { name: 'to_certify', nullable: true }) toCertify!: number | null;
  @Column('timestamptz', { name: 'archives_at', nullable: true }) archivesAt!: string | null;
  @Column('text', { array: true, nullable: true }) tasks!: string[] | null;
  /** Revisions of the employee's messages, and of those of the nonprofit's side. */
  @Column('int', { name: 'employee_messages', array: true, nullable: true })
  employeeMessages!: number[] | null;
  @Column('int', { name: 'nonprofit_messages', array: true, nullable: true })
  nonprofitMessages!: number[] | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) approvedAt!: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Column('text', { name: 'approved_as', nullable: true }) approvedAs!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('text', { name: 'closed_as', nullable: true }) closedAs!: string | null;
  @Column('uuid', { nullable: true }) mandate!: string | null;
  @Column('int', { nullable: true }) revision!: number | null;
  @Column('text', { nullable: true }) position!: string | null;
}

@Entity({ schema: 'read', name: 'participation_dates' })
export class ParticipationDateRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('int', { nullable: true }) seq!: number | null;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('uuid', { nullable: true }) slot!: string | null;
  @Column('timestamptz', { name: 'start_at', nullable: true }) startAt!: string | null;
  @Column('timestamptz', { name: 'end_at', nullable: true }) endAt!: string | null;
  @Column('text', { nullable: true }) zone!: string | null;
  @Column('text', { nullable: true }) policy!: string | null;
  @Column('int', { nullable: true }) minutes!: number | null;
  @Column('int', { name: 'credited_minutes', nullable: true }) creditedMinutes!: number | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('timestamptz', { name: 'status_since', nullable: true }) statusSince!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { nullable: true }) certificate!: string | null;
  @Column('timestamptz', { name: 'selected_at', nullable: true }) selectedAt!: string | null;
  @Column('uuid', { name: 'selected_by', nullable: true }) selectedBy!: string | null;
  @Column('text', { name: 'selected_as', nullable: true }) selectedAs!: string | null;
  @Column('timestamptz', { name: 'coordinator_at', nullable: true }) coordinatorAt!: string | null;
  @Column('uuid', { name: 'coordinator_by', nullable: true }) coordinatorBy!: string | null;
  @Column('text', { name: 'coordinator_as', nullable: true }) coordinatorAs!: string | null;
  @Column('boolean', { name: 'coordinator_confirmed', nullable: true }) coordinatorConfirmed!:
    boolean | null;
  @Column('timestamptz', { name: 'manager_at', nullable: true }) managerAt!: string | null;
  @Column('uuid', { name: 'manager_by', nullable: true }) managerBy!: string | null;
  @Column('text', { name: 'manager_as', nullable: true }) managerAs!: string | null;
  @Column('boolean', { name: 'manager_approved', nullable: true }) managerApproved!: boolean | null;
  @Column('timestamptz', { name: 'participation_at', nullable: true }) participationAt!:
    string | null;
  @Column('uuid', { name: 'participation_by', nullable: true }) participationBy!: string | null;
  @Column('text', { name: 'participation_as', nullable: true }) participationAs!: string | null;
  @Column('boolean', { name: 'employee_attested', nullable: true }) employeeAttested!:
    boolean | null;
  @Column('timestamptz', { name: 'certified_at', nullable: true }) certifiedAt!: string | null;
  @Column('uuid', { name: 'certified_by', nullable: true }) certifiedBy!: string | null;
  @Column('text', { name: 'certified_as', nullable: true }) certifiedAs!: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt!: string | null;
  @Column('uuid', { name: 'cancelled_by', nullable: true }) cancelledBy!: string | null;
  @Column('text', { name: 'cancelled_as', nullable: true }) cancelledAs!: string | null;
  @Column('uuid', { nullable: true }) mandate!: string | null;
}

@Entity({ schema: 'read', name: 'deadlines' })
export class DeadlineRow {
  @PrimaryColumn('text') id!: string;
  @Column('uuid') owner!: string;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('timestamptz', { nullable: true }) at!: string | null;
}
