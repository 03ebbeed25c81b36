import { Module } from '@nestjs/common';
import { LinkActionsService } from './link-actions.service.js';
import { LinkValidity } from './link-validity.js';
import { LinksController } from './links.controller.js';
import { LinkResolver } from './link-resolver.js';

/** Links in mails: the page that asks, and the action behind its button. */
@Module({
  controllers: [LinksController],
  providers: [LinkActionsService, LinkResolver, LinkValidity],
})
export class LinksModule {}
