import { ApiProperty, PageOf } from '#platform/http';

export class DeadMailRecipient {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'The name, or Erased person.' }) name!: string;
  @ApiProperty({ type: String, nullable: true }) mail!: string | null;
}

/** A mail that failed for good: the server rejected it, or too many attempts failed. */
export class DeadMailItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Kind of the mail.', example: 'ApplicationApproved' }) kind!: string;
  @ApiProperty({
    description: 'In which role the recipient was written to.',
    example: 'employee',
  })
  audience!: string;
  @ApiProperty({ type: DeadMailRecipient }) recipient!: DeadMailRecipient;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) registration!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) partnership!: string | null;
  @ApiProperty({ format: 'date-time', description: 'When it was caused.' }) causedAt!: string;
  @ApiProperty({ example: 10 }) attempts!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The last error. Mail addresses in it are masked.',
    example: '550 5.1.1 [address]: mailbox unavailable',
  })
  problem!: string | null;
}

export class DeadMailsPage extends PageOf(DeadMailItem) {}
