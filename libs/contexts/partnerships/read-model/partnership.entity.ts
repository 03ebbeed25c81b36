import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'partnerships' })
export class PartnershipRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('uuid', { nullable: true }) nonprofit!: string | null;
  @Column('uuid', { nullable: true }) level!: string | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('text', { name: 'cancelled_by', nullable: true }) cancelledBy!: string | null;
  @Column('uuid', { nullable: true }) mandate!: string | null;
  @Column('timestamptz', { name: 'mandate_since', nullable: true }) mandateSince!: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true }) proposedAt!: string | null;
  @Column('timestamptz', { name: 'validated_at', nullable: true }) validatedAt!: string | null;
  @Column('timestamptz', { name: 'refused_at', nullable: true }) refusedAt!: string | null;
  @Column('boolean', { name: 'ever_validated', nullable: true }) everValidated!: boolean | null;
  @Column('int', { nullable: true }) revision!: number | null;
}
