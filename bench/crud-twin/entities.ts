import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';

@Entity('people')
export class Person {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text') mail!: string;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('text') role!: 'employee' | 'coordinator';
  @Column('uuid', { nullable: true }) nonprofit!: string | null;
}

@Entity('partnerships')
@Index(['company', 'nonprofit'], { unique: true })
export class Partnership {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') company!: string;
  @Column('uuid') nonprofit!: string;
  @Column('text') status!: string;
}

@Entity('initiatives')
export class Initiative {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') nonprofit!: string;
  @Column('text') title!: string;
  @Column('text') status!: string;
  @OneToMany(() => Slot, (slot) => slot.initiative) slots!: Slot[];
}

@Entity('slots')
export class Slot {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @ManyToOne(() => Initiative, (initiative) => initiative.slots)
  @JoinColumn({ name: 'initiative' })
  @Index()
  initiative!: Relation<Initiative>;
  @Column('timestamptz') start!: Date;
  @Column('timestamptz') end!: Date;
  @Column('int', { nullable: true }) capacity!: number | null;
  @Column('boolean', { default: false }) cancelled!: boolean;
}

@Entity('registrations')
@Index(['employee', 'initiative'])
export class Registration {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') employee!: string;
  @Column('uuid') @Index() initiative!: string;
  @Column('uuid') nonprofit!: string;
  @Column('text') status!: string;
  @CreateDateColumn({ type: 'timestamptz' }) appliedAt!: Date;
  @OneToMany(() => ParticipationDate, (date) => date.registration, { cascade: ['insert'] })
  dates!: ParticipationDate[];
}

@Entity('participation_dates')
export class ParticipationDate {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @ManyToOne(() => Registration, (registration) => registration.dates)
  @JoinColumn({ name: 'registration' })
  @Index()
  registration!: Relation<Registration>;
  @Column('uuid') @Index() slot!: string;
  @Column('timestamptz') start!: Date;
  @Column('timestamptz') end!: Date;
  @Column('text') status!: string;
  @Column('timestamptz') selectedAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
}

/** Audit row: actor, action, registration, and the values after the action. */
@Entity('audit')
export class AuditEntry {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('uuid') @Index() registration!: string;
  @Column('uuid') actor!: string;
  @Column('text') action!: string;
  @Column('jsonb') after!: object;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

export const ENTITIES = [
  Person,
  Partnership,
  Initiative,
  Slot,
  Registration,
  ParticipationDate,
  AuditEntry,
];
