import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'people' })
export class PersonRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) mail!: string | null;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text', { nullable: true }) locale!: string | null;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('uuid', { nullable: true }) level!: string | null;
  @Column('uuid', { nullable: true }) manager!: string | null;
  @Column('boolean', { nullable: true }) erased!: boolean | null;
  /** An employee today: who has left, or was erased, is asked nothing and reminded of nothing. */
  @Column('boolean', { nullable: true }) employed!: boolean | null;
  @Column('text', { array: true, nullable: true }) muted!: string[] | null;
  /** What a search looks in; see folded-person.ts. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) search!: string | null;
  /** What those look in who may not read the mail address. */
  @Column({ name: 'name_search', type: 'text', nullable: true, collation: 'C' }) nameSearch!:
    string | null;
  @Column({ name: 'mail_key', type: 'text', nullable: true, collation: 'C' }) mailKey!:
    string | null;
  @Column('int', { nullable: true }) revision!: number | null;
}

@Entity({ schema: 'read', name: 'grants' })
export class GrantRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('text', { nullable: true }) role!: string | null;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('uuid', { nullable: true }) level!: string | null;
  @Column('uuid', { nullable: true }) nonprofit!: string | null;
}
