import { LinkDesk } from './desk.js';
import { LinkLife } from './life.js';
import { LinksController } from './links.controller.js';
import { LinkReading } from './reading.js';

export { LINK_ACTS, linksOf, type LinkAct } from './acts.js';
export { LinkPageBusyFilter } from './links.filter.js';
export { LinkTokens, type Link } from './tokens.js';
export { LinkWriter } from './writer.js';

/** What an HTTP application plugs in; it brings LinkTokens, Ledger, the read models, who asks, and the command bus. */
export const LINKS_API = { controllers: [LinksController], providers: [LinkDesk, LinkReading, LinkLife] };
