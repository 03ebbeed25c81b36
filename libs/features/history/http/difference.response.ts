import { ApiProperty } from '#platform/http';
import { CLOCKS, StateThen, type ClockName } from '../timeline/state-as-of.js';
import { HistoryEntry } from './history.response.js';

/** What a field of a state may be. */
const VALUES = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: { type: 'string' } },
  {
    type: 'object',
    additionalProperties: true,
    description: 'A value with parts, such as a certificate.',
  },
];

export class FieldChange {
  @ApiProperty({ description: 'Name of the field, as in the states.', example: 'status' })
  field!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Id of the participation date that the field is of; null: of the registration.',
  })
  date!: string | null;
  @ApiProperty({
    description: 'Value at `from`; null when there was none.',
    nullable: true,
    oneOf: VALUES,
    example: 'conversation',
  })
  before!: unknown;
  @ApiProperty({
    description: 'Value at `to`; null when there is none.',
    nullable: true,
    oneOf: VALUES,
    example: 'in_progress',
  })
  after!: unknown;
  @ApiProperty({
    type: [String],
    description: 'Ids of the events that changed it, in order. Empty: time alone did.',
  })
  events!: string[];
}

/** A registration at two instants, and what lies between. */
export class Difference {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({ enum: CLOCKS }) clock!: ClockName;
  @ApiProperty({
    type: StateThen,
    nullable: true,
    description: 'The state at `from`; null when the registration did not exist.',
  })
  before!: StateThen | null;
  @ApiProperty({ type: StateThen, description: 'The state at `to`.' }) after!: StateThen;
  @ApiProperty({ type: [FieldChange] }) changes!: FieldChange[];
  @ApiProperty({
    type: [HistoryEntry],
    description: 'All events after `from` up to `to`, inclusive, in the order recorded.',
  })
  events!: HistoryEntry[];
}
