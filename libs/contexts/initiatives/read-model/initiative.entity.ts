import type { StoredContact } from '../domain/initiative.state.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'read', name: 'initiatives' })
export class InitiativeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) nonprofit!: string | null;
  @Column('uuid', { nullable: true }) company!: string | null;
  @Column('text', { nullable: true }) kind!: string | null;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { array: true, nullable: true }) tasks!: string[];
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('text', { name: 'place_changes', array: true, nullable: true }) placeChanges!:
    string[] | null;
  @Column('jsonb', { nullable: true }) contact!: StoredContact | null;
  /** What searches of titles and of places look in. */
  @Column({ type: 'text', nullable: true, collation: 'C' }) search!: string | null;
  @Column({ name: 'place_search', type: 'text', nullable: true, collation: 'C' }) placeSearch!:
    string | null;
  @Column('text', { nullable: true }) status!: string | null;
  @Column('boolean', { name: 'ever_opened', nullable: true }) everOpened!: boolean | null;
  @Column('timestamptz', { name: 'created_at', nullable: true }) createdAt!: string | null;
  @Column('int', { nullable: true }) revision!: number | null;
}

@Entity({ schema: 'read', name: 'slots' })
export class SlotRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('int', { nullable: true }) seq!: number | null;
  @Column('timestamptz', { name: 'start_at', nullable: true }) startAt!: string | null;
  @Column('timestamptz', { name: 'end_at', nullable: true }) endAt!: string | null;
  @Column('int', { nullable: true }) capacity!: number | null;
  @Column('int', { nullable: true }) held!: number | null;
  @Column('boolean', { nullable: true }) cancelled!: boolean | null;
}

@Entity({ schema: 'read', name: 'places' })
export class PlaceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') owner!: string;
  @Column('uuid', { nullable: true }) slot!: string | null;
  @Column('uuid', { nullable: true }) registration!: string | null;
  @Column('timestamptz', { name: 'held_at', nullable: true }) heldAt!: string | null;
}
