import { Module } from '@nestjs/common';
import { PeopleModule } from '#contexts/people';
import { RegistrationsModule } from '#contexts/registrations';
import { AuditController, ReadsController } from './http/history.controller.js';
import { CausesLoader } from './timeline/causes.loader.js';
import { HistoryLoader } from './timeline/history.loader.js';
import { HistoryQuery } from './timeline/history.query.js';
import { MessageReads } from './messages/message-reads.repository.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesQuery } from './messages/messages.query.js';
import { MyDataController } from './my-data/my-data.controller.js';
import { MyDataQuery } from './my-data/my-data.query.js';
import { ReadsQuery } from './reads/reads.query.js';
import { RecordedReads } from './reads/recorded-reads.js';
import { MailReasons } from './why/mail-reasons.js';
import { Refusals } from './why/refusal-reasons.js';
import { WhyQuery } from './why/why.query.js';

/** Histories, conversations, reasons, records of reads, and one’s own data. */
@Module({
  imports: [RegistrationsModule, PeopleModule],
  controllers: [MyDataController, AuditController, MessagesController, ReadsController],
  providers: [
    HistoryLoader,
    CausesLoader,
    HistoryQuery,
    WhyQuery,
    Refusals,
    MailReasons,
    ReadsQuery,
    RecordedReads,
    MyDataQuery,
    MessageReads,
    MessagesQuery,
  ],
  exports: [HistoryQuery, RecordedReads],
})
export class HistoryModule {}
