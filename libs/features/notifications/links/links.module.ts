import { Module } from '@nestjs/common';
import { PeopleModule } from '#contexts/people';
import { RegistrationsModule } from '#contexts/registrations';
import { InvitationLinksService } from './invitations/invitation-links.service.js';
import { LinkActionsService } from './link-actions.service.js';
import { LinkValidity } from './link-validity.js';
import { LinksController } from './links.controller.js';
import { LinkResolver } from './link-resolver.js';

/** Links in mails: the page that asks, and the action behind its button. */
@Module({
  imports: [PeopleModule, RegistrationsModule],
  controllers: [LinksController],
  providers: [LinkActionsService, LinkResolver, LinkValidity, InvitationLinksService],
})
export class LinksModule {}
