import { Body, Controller, Get, Headers, Param, Post, Res, UseFilters } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { sha256 } from '#kit/eventsourcing';
import { ApiExcludeController, Public, type FastifyReply } from '#platform/http';
import { LinkActionsService, type Outcome } from './link-actions.service.js';
import { invitationPage } from './invitations/invitation-page.js';
import {
  InvitationLinksService,
  type InvitationOutcome,
} from './invitations/invitation-links.service.js';
import { LinkErrors, LinkPageBusy } from './links.filter.js';
import { PAGE_HEADERS } from './pages/link-page-layout.js';
import { pageOf } from './pages/link-page.js';
import { looksLikeToken } from './link-tokens.js';

/** Requests a minute to one link's page. Requests to addresses that are no links are counted by their IP address. */
const PER_MINUTE = 60;
const LIMIT = {
  rateLimit: {
    max: PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: ({ params, ip }: { params: { token: string }; ip: string }) =>
      looksLikeToken(params.token) ? sha256(params.token) : ip,
    errorResponseBuilder: () => new LinkPageBusy(),
  },
};

/** The pages behind the links in mails (docs/domain.md §5). Looking changes nothing, as mail scanners follow links; the button POSTs. */
@ApiExcludeController()
@Controller('links')
@UseFilters(LinkErrors)
@Public()
export class LinksController {
  constructor(
    private readonly actions: LinkActionsService,
    private readonly invitations: InvitationLinksService,
  ) {}

  @Get(':token')
  @RouteConfig(LIMIT)
  async show(
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') languages?: string,
  ): Promise<string> {
    const invitation = await this.invitations.look(token);
    if (invitation) return answerInvitation(invitation, reply);
    return answer(await this.actions.look(token), reply, languages);
  }

  @Post(':token')
  @RouteConfig(LIMIT)
  async decide(
    @Param('token') token: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') languages?: string,
  ): Promise<string> {
    const invitation = await this.invitations.decide(token);
    if (invitation) return answerInvitation(invitation, reply);
    return answer(await this.actions.decide(token, body), reply, languages);
  }
}

function answerInvitation(outcome: InvitationOutcome, reply: FastifyReply): string {
  reply.headers(PAGE_HEADERS).status(outcome.status);
  return invitationPage(outcome);
}

function answer(outcome: Outcome, reply: FastifyReply, languages: string | undefined): string {
  reply.headers(PAGE_HEADERS).status(outcome.status);
  return pageOf(outcome, languages);
}
