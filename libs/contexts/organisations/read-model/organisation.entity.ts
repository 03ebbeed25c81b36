import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'companies' })
export class CompanyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) zone!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('text', { name: 'manager_policy', nullable: true }) managerPolicy!: string | null;
  @Column('boolean', { name: 'agreement_download', nullable: true }) agreementDownload!:
    boolean | null;
  /** The zone as its event names it, where that is none; it is read as UTC. */
  @Column('text', { name: 'unknown_zone', nullable: true }) unknownZone!: string | null;
  /** What a search looks in, and the key of namesakes. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) search!: string | null;
  @Column({ name: 'name_key', type: 'text', nullable: true, collation: 'C' }) nameKey!:
    string | null;
  @Column('timestamptz', { name: 'registered_at', nullable: true }) registeredAt!: string | null;
  @Column('uuid', { nullable: true }) root!: string | null;
  @Column('int', { nullable: true }) revision!: number | null;
}

@Entity({ schema: 'read', name: 'levels' })
export class LevelRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) parent!: string | null;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) path!: string | null;
  @Column('int', { nullable: true }) depth!: number | null;
  @Column('uuid', { array: true, nullable: true }) ancestors!: string[];
}

@Entity({ schema: 'read', name: 'nonprofits' })
export class NonprofitRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { array: true, nullable: true }) locations!: string[];
  /** What a search looks in, and the key of namesakes. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) search!: string | null;
  @Column({ name: 'name_key', type: 'text', nullable: true, collation: 'C' }) nameKey!:
    string | null;
  /** What a search of places looks in. */
  @Column({ name: 'place_search', type: 'text', nullable: true, collation: 'C' }) placeSearch!:
    string | null;
  @Column('timestamptz', { name: 'registered_at', nullable: true }) registeredAt!: string | null;
  @Column('int', { nullable: true }) revision!: number | null;
}
