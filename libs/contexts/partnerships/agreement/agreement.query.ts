import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { notAllowed } from '#kit/eventsourcing';
import { PartnershipsQuery } from '../read-model/partnerships.query.js';
import type { AgreementLocale } from './agreement-text.js';

/** An agreement as a download. */
export interface Agreement {
  readonly pdf: PDFKit.PDFDocument;
  readonly filename: string;
}

/** Agreements to download, for partnerships in scope in any status, where the company's setting allows it (docs/domain.md §6). */
@Injectable()
export class AgreementQuery {
  constructor(
    private readonly partnerships: PartnershipsQuery,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** In the company's language unless a locale is given. @throws Refusal not_found, not_allowed (`agreement_download_off`) */
  async of(caller: Caller, id: string, locale?: AgreementLocale): Promise<Agreement> {
    const details = await this.partnerships.byId(caller, id);
    if (!details.agreementDownload)
      throw notAllowed(
        'agreement_download_off',
        'The company’s settings do not allow agreements to be downloaded.',
      );
    const { rows } = await this.pool.query<{ zone: string; locale: AgreementLocale }>(
      'SELECT zone, locale FROM read.companies WHERE id = $1',
      [details.company.id],
    );
    const { zone = 'UTC', locale: own = 'en' } = rows[0] ?? {};
    // Loaded with the first agreement, so that the PDF library and its fonts do not slow down every start.
    const { agreementPdf } = await import('./agreement-pdf.js');
    return {
      pdf: await agreementPdf({ ...details, zone }, locale ?? own),
      filename: `partnership-agreement-${details.revision}.pdf`,
    };
  }
}
