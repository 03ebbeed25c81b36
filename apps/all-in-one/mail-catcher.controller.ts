import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Redirect,
} from '@nestjs/common';
import Handlebars from 'handlebars';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import type { CaughtMail } from '#platform/mail-transport';
import { ApiExcludeController, Public } from '#platform/http';
import type { Runtime } from '../runtime/runtime.js';

/** Keeps a caught mail, once per Message-ID. */
export async function keepCaught(runtime: Runtime, mail: CaughtMail): Promise<void> {
  await runtime.pool.query(
    `INSERT INTO work.caught_mails (message_id, recipient, kind, subject, html, text, calendar, headers, caught_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (message_id) DO NOTHING`,
    [
      mail.messageId,
      mail.to.join(', '),
      mail.headers['x-ledger-mail'] ?? null,
      mail.subject,
      mail.html ?? null,
      mail.text ?? null,
      mail.calendar ?? null,
      JSON.stringify(mail.headers),
      runtime.clock.now(),
    ],
  );
}

interface CaughtRow {
  readonly message_id: string;
  readonly recipient: string;
  readonly kind: string | null;
  readonly subject: string;
  readonly html: string | null;
  readonly caught_at: string;
}

const PAGE = Handlebars.compile(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caught mails – Volunteer Ledger</title>
<style>body{margin:0;color:#1d2629;font:1rem/1.5 system-ui,sans-serif}main{margin:0 auto;max-width:48rem;padding:1.5rem;overflow-wrap:anywhere}input,button{font:inherit;padding:.25rem .5rem}ol{list-style:none;padding:0}li{padding:.5rem 0;border-top:1px solid #4a5559}</style>
</head>
<body>
<main>
<h1>Caught mails</h1>
<p>Mails that would have gone out, newest first. Nothing leaves this machine.</p>
<form method="post"><label for="to">To</label> <input id="to" name="to" value="{{to}}"> <button type="submit">Show</button></form>
{{#if mails}}<ol>
{{#each mails}}<li><a href="/caught-mails/{{id}}">{{subject}}</a><br>{{kind}} to {{recipient}}<br><time>{{caught_at}}</time></li>
{{/each}}</ol>{{else}}<p>No mail{{#if to}} to them{{/if}} yet.</p>{{/if}}
</main>
</body>
</html>
`);

/** Nothing may frame the pages, or send what is typed elsewhere. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
const FORM_POLICY = MAIL_POLICY.replace("form-action 'none'", "form-action 'self'");
/** A text that PostgreSQL takes. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\u0000');

/** The pages of the mail catcher, for a browser; only where no SMTP server is configured. */
@ApiExcludeController()
@Controller('caught-mails')
export class CaughtMailsController {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  @Get()
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', FORM_POLICY)
  list(): Promise<string> {
    return this.#page('');
  }

  /** Addresses stand in no URL (docs/domain.md §8): the form sends in its body the one to look for. */
  @Post()
  @Public()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', FORM_POLICY)
  listTo(@Body() body: Readonly<Record<string, unknown>> | null): Promise<string> {
    const to = body?.['to'];
    return this.#page(isText(to) ? to : '');
  }

  async #page(to: string): Promise<string> {
    const { rows } = await this.pool.query<CaughtRow>(
      `SELECT * FROM work.caught_mails WHERE position(lower($1) IN lower(recipient)) > 0 ORDER BY caught_at DESC, message_id LIMIT 200`,
      [to],
    );
    return PAGE({
      to,
      mails: rows.map((row) => ({ ...row, id: encodeURIComponent(row.message_id) })),
    });
  }

  @Get(':id')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', MAIL_POLICY)
  async mail(@Param('id') id: string): Promise<string> {
    if (!isText(id)) throw notFound('mail');
    const { rows } = await this.pool.query<CaughtRow>(
      'SELECT * FROM work.caught_mails WHERE message_id = $1',
      [id],
    );
    const mail = rows[0];
    if (!mail) throw notFound('mail');
    return mail.html ?? '';
  }
}

/** The address of these pages before version 0.2. Bookmarks and printed links lead to the new one. */
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
