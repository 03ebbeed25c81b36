import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  CurrentUser,
  uuid,
  type FastifyReply,
} from '#platform/http';
import { ProofQuery } from './proof.query.js';
import { RegistrationProof } from './proof.response.js';

const DESCRIPTION = `One file for those who do not trust the product: every event as it is stored, with encrypted personal fields, the proof that the newest seal contains the history (RFC 9162), and the seal with its signature. Events after the seal are covered by their hash chain only.

docs/verification.md defines every byte; tools/verify-proof.mjs checks the file without the product.`;

/** Proofs of histories. Reads by auditors, analysts, admins and the platform team are recorded. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('registrations')
export class ProofController {
  constructor(private readonly proofs: ProofQuery) {}

  @Get(':registration/proof')
  @ApiOperation({
    operationId: 'GetProof',
    summary: 'Download the history of a registration with the proof that it was not changed',
    description: DESCRIPTION,
  })
  @ApiOkResponse({ type: RegistrationProof })
  async proof(
    @Param('registration', uuid('registration')) id: string,
    @CurrentUser() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegistrationProof> {
    const proof = await this.proofs.of(caller, id);
    reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="proof-${id.slice(0, 8)}.json"`);
    return proof;
  }
}
