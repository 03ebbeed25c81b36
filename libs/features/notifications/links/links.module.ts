import { LinkActionsService } from './link-actions.service.js';
import { LinkValidity } from './link-validity.js';
import { LinksController } from './links.controller.js';
import { LinkResolver } from './link-resolver.js';

/** What an HTTP application plugs in; it brings LinkTokens, Ledger, the read models, who asks, and the command bus. */
export const LINKS_API = {
  controllers: [LinksController],
  providers: [LinkActionsService, LinkResolver, LinkValidity],
};
