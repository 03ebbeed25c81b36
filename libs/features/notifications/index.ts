export { LINK_ACTIONS } from './links/link-actions.js';
export { LinkGenerator } from './links/link-generator.js';
export { LinkTokens } from './links/link-tokens.js';
export { LinkPageBusyFilter } from './links/links.filter.js';
export { LinksModule } from './links/links.module.js';
export { MailEraser } from './mail-eraser.js';
export { MailPlanner, mailsOf, recipientsOf, type Recipients } from './mail-planner.js';
export { Outbox } from './outbox.js';
export { mailAudiences, mailKinds } from './templates/mail-catalogue.js';
