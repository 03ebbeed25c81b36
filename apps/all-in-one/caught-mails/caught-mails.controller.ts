import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Redirect,
} from '@nestjs/common';
import { Pool } from 'pg';
import { localeOf } from '#features/notifications';
import { READ_MODELS } from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import { ApiExcludeController, Public } from '#platform/http';
import { listPage, MAIL_POLICY, mailPage, PAGE_POLICY, sandboxed } from './caught-mail-pages.js';
import {
  caughtMail,
  caughtMails,
  isCursor,
  type CaughtFilter,
  type CaughtRow,
} from './caught-mails.query.js';

const HTML = 'text/html; charset=utf-8';
/** A text that PostgreSQL can store. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\u0000');

/** The pages of the mail catcher, for a browser. Only if no SMTP server is configured. */
@ApiExcludeController()
@Controller('caught-mails')
export class CaughtMailsController {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  @Get()
  @Public()
  @Header('content-type', HTML)
  @Header('content-security-policy', PAGE_POLICY)
  list(@Headers('accept-language') languages?: string): Promise<string> {
    return this.#list({ to: '', subject: '' }, languages);
  }

  /** URLs contain no addresses (docs/domain.md §8): the form sends the search in its body. */
  @Post()
  @Public()
  @HttpCode(200)
  @Header('content-type', HTML)
  @Header('content-security-policy', PAGE_POLICY)
  search(
    @Body() body: Readonly<Record<string, unknown>> | null,
    @Headers('accept-language') languages?: string,
  ): Promise<string> {
    const field = (name: string) => {
      const value = body?.[name];
      return isText(value) ? value : '';
    };
    const after = field('after');
    return this.#list(
      {
        to: field('to'),
        subject: field('subject'),
        ...(isCursor(after) ? { after } : {}),
      },
      languages,
    );
  }

  async #list(filter: CaughtFilter, languages: string | undefined): Promise<string> {
    return listPage(await caughtMails(this.pool, filter), filter, localeOf(languages));
  }

  @Get(':id')
  @Public()
  @Header('content-type', HTML)
  @Header('content-security-policy', PAGE_POLICY)
  async mail(
    @Param('id') id: string,
    @Headers('accept-language') languages?: string,
  ): Promise<string> {
    return mailPage(await this.#mail(id), localeOf(languages));
  }

  /** The HTML part, which the page of the mail shows in a frame. */
  @Get(':id/html')
  @Public()
  @Header('content-type', HTML)
  @Header('content-security-policy', MAIL_POLICY)
  @Header('x-frame-options', 'SAMEORIGIN')
  async html(@Param('id') id: string): Promise<string> {
    return sandboxed((await this.#mail(id)).html ?? '');
  }

  @Get(':id/calendar')
  @Public()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="invitation.ics"')
  async calendar(@Param('id') id: string): Promise<string> {
    const { calendar } = await this.#mail(id);
    if (calendar === null) throw notFound('mail');
    return `${calendar.replace(/\r?\n/g, '\r\n')}\r\n`;
  }

  async #mail(id: string): Promise<CaughtRow> {
    const mail = isText(id) ? await caughtMail(this.pool, id) : undefined;
    if (!mail) throw notFound('mail');
    return mail;
  }
}

/** The address of these pages before version 0.2. It redirects to the new one. */
@ApiExcludeController()
@Controller('letter-box')
export class FormerCaughtMailsController {
  @Get()
  @Public()
  @Redirect('/caught-mails', 308)
  list(): void {}

  @Get(':id')
  @Public()
  @Redirect('/caught-mails', 308)
  mail(@Param('id') id: string): { readonly url: string } {
    return { url: `/caught-mails/${encodeURIComponent(id)}` };
  }
}
