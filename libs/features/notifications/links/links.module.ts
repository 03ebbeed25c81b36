import { LinkDesk } from './link-actions.service.js';
import { LinkLife } from './link-validity.js';
import { LinksController } from './links.controller.js';
import { LinkReading } from './link-resolver.js';

/** What an HTTP application plugs in; it brings LinkTokens, Ledger, the read models, who asks, and the command bus. */
export const LINKS_API = {
  controllers: [LinksController],
  providers: [LinkDesk, LinkReading, LinkLife],
};
