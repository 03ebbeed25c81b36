import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '#kit/eventsourcing';

@Entity({ schema: 'read', name: 'mandates' })
export class MandateRow {
  @PrimaryColumn('uuid') id!: string;
  /** The partnership. */
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) event!: string | null;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy!: string | null;
  @Column('timestamptz', { name: 'granted_at', nullable: true }) grantedAt!: string | null;
  @Column('jsonb', { nullable: true }) request!: Json;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: string | null;
  @Column('text', { nullable: true }) ending!: string | null;
}
