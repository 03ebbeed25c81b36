import { Module } from '@nestjs/common';
import { InitiativesModule } from '#contexts/initiatives';
import { OrganisationsModule } from '#contexts/organisations';
import { PartnershipsModule } from '#contexts/partnerships';
import { PeopleModule } from '#contexts/people';
import { RegistrationsModule } from '#contexts/registrations';
import { JobsModule } from '#platform/jobs';
import { EventFeed } from './event-feed/event-feed.js';
import { EventExportsController } from './event-exports/event-exports.controller.js';
import { EventExportsService } from './event-exports/event-exports.service.js';
import { EventWriter } from './event-exports/event-writer.js';
import { HistoryJobsController } from './http/history-jobs.controller.js';
import { VerificationService } from './jobs/verification.service.js';
import { WhatIfService } from './jobs/what-if.service.js';
import { AuditController, ReadsController } from './http/history.controller.js';
import { CausesLoader } from './timeline/causes.loader.js';
import { DifferenceQuery } from './timeline/difference.query.js';
import { HistoryLoader } from './timeline/history.loader.js';
import { HistoryQuery } from './timeline/history.query.js';
import { PageLinksController, PagesController } from './pages/pages.controller.js';
import { PageHistories } from './pages/page-histories.js';
import { PagesService } from './pages/pages.service.js';
import { MessageReads } from './messages/message-reads.repository.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesQuery } from './messages/messages.query.js';
import { ProofController } from './proof/proof.controller.js';
import { ProofQuery } from './proof/proof.query.js';
import { MyDataController } from './my-data/my-data.controller.js';
import { MyDataQuery } from './my-data/my-data.query.js';
import { ReadsQuery } from './reads/reads.query.js';
import { RecordedReads } from './reads/recorded-reads.js';
import { StreamHistoriesController } from './http/stream-histories.controller.js';
import { StreamWhyController } from './http/stream-why.controller.js';
import { StreamHistoryQuery } from './streams/stream-history.query.js';
import { StreamSubjects } from './streams/stream-subjects.js';
import { MailReasons } from './why/mail-reasons.js';
import { StreamMailReasons } from './why/stream-mail-reasons.js';
import { Refusals } from './why/refusal-reasons.js';
import { WhyQuery } from './why/why.query.js';

/** Histories, conversations, reasons, records of reads, and one’s own data. */
@Module({
  imports: [
    JobsModule,
    RegistrationsModule,
    PeopleModule,
    PartnershipsModule,
    InitiativesModule,
    OrganisationsModule,
  ],
  controllers: [
    MyDataController,
    AuditController,
    MessagesController,
    StreamHistoriesController,
    StreamWhyController,
    HistoryJobsController,
    EventExportsController,
    ProofController,
    PageLinksController,
    PagesController,
    ReadsController,
  ],
  providers: [
    HistoryLoader,
    CausesLoader,
    HistoryQuery,
    DifferenceQuery,
    StreamSubjects,
    StreamHistoryQuery,
    WhyQuery,
    Refusals,
    MailReasons,
    StreamMailReasons,
    ReadsQuery,
    RecordedReads,
    MyDataQuery,
    VerificationService,
    PageHistories,
    PagesService,
    WhatIfService,
    EventExportsService,
    EventWriter,
    EventFeed,
    ProofQuery,
    MessageReads,
    MessagesQuery,
  ],
  exports: [EventWriter, EventFeed, HistoryQuery, RecordedReads],
})
export class HistoryModule {}
