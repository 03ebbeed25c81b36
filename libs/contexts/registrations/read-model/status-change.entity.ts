import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'status_changes' })
export class StatusChangeRow {
  @PrimaryColumn('text') id!: string;
  /** The registration. */
  @Column('uuid') owner!: string;
  @Column('int', { nullable: true }) seq!: number | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('text', { nullable: true }) previous!: string | null;
  @Column('timestamptz', { name: 'recorded_at', nullable: true }) recordedAt!: string | null;
  @Column('date', { name: 'recorded_day', nullable: true }) recordedDay!: string | null;
  @Column('date', { name: 'happened_day', nullable: true }) happenedDay!: string | null;
}
