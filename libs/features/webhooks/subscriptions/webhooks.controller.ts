import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  SetMetadata,
} from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  CurrentContext,
  CurrentUser,
  DRY_RUN,
  HANDLES_IDEMPOTENCY,
  PageQuery,
  TakesSwitches,
  uuid,
  type CommandContext,
  type Page,
} from '#platform/http';
import {
  ChangeWebhookBody,
  CreateWebhookBody,
  planOf,
  ReplayWebhookBody,
  RotateWebhookSecretBody,
} from './webhook.dto.js';
import {
  WebhookAnswer,
  WebhookDeliveriesPage,
  WebhookWithSecret,
  type WebhookDeliveryView,
} from './webhook.response.js';
import { WebhooksService } from './webhooks.service.js';

const ACT_AS = {
  name: 'Act-As',
  required: false,
  description: 'Capacity to read events in: admin or platform, if you have both.',
};
/** The secret of an answer is kept nowhere in the clear: the command is found again by its key. */
const FindsAgain = () =>
  applyDecorators(
    SetMetadata(HANDLES_IDEMPOTENCY, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A repeat under the same key gets the same answer, with the same secret.',
    }),
  );
const Webhook = () => Param('webhook', uuid('webhook'));

const CREATE = `For main admins, who get the events of their company or of a level, and the platform team. Each event in scope is posted to the address as a CloudEvent, one after the other in the order of the log, with the personal fields that the event feed would show. Headers follow Standard Webhooks: webhook-id (id of the event), webhook-timestamp and webhook-signature.

Any answer of 2xx within 10 seconds counts as delivered. Anything else is tried again: after 5 seconds, and then after twice as long each time, up to an hour. After 3 days of failure the webhook is paused, and you get a mail. The same event may come twice.`;

/** Webhooks: the event feed, posted to an address (ADR 0051). */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Post()
  @FindsAgain()
  @TakesSwitches({ query: ['dryRun'], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'CreateWebhook',
    summary: 'Have events posted to an address, and get the secret that verifies them',
    description: CREATE,
  })
  @ApiHeader(ACT_AS)
  @ApiQuery(DRY_RUN)
  @ApiCreatedResponse({ type: WebhookWithSecret })
  create(
    @Body() { after, ...body }: CreateWebhookBody,
    @CurrentContext() context: CommandContext,
  ): Promise<WebhookWithSecret> {
    return this.webhooks.create(context, planOf(body), after);
  }

  @Get()
  @ApiOperation({ operationId: 'ListWebhooks', summary: 'List your webhooks and how they stand' })
  @ApiOkResponse({ type: [WebhookAnswer] })
  list(@CurrentUser() caller: Caller): Promise<WebhookAnswer[]> {
    return this.webhooks.list(caller);
  }

  @Get(':webhook')
  @ApiOperation({ operationId: 'GetWebhook', summary: 'Get one of your webhooks' })
  @ApiOkResponse({ type: WebhookAnswer })
  byId(@Webhook() id: string, @CurrentUser() caller: Caller): Promise<WebhookAnswer> {
    return this.webhooks.byId(caller, id);
  }

  @Put(':webhook')
  @TakesSwitches({ query: ['dryRun'], headers: ['act-as'] })
  @ApiOperation({
    operationId: 'ChangeWebhook',
    summary: 'Replace one of your webhooks, pause it, or go on with it',
    description: 'A request under way ends as it was. Deliveries go on where they stopped.',
  })
  @ApiHeader(ACT_AS)
  @ApiQuery(DRY_RUN)
  @ApiOkResponse({ type: WebhookAnswer })
  replace(
    @Webhook() id: string,
    @Body() { paused, ...body }: ChangeWebhookBody,
    @CurrentContext() context: CommandContext,
  ): Promise<WebhookAnswer> {
    return this.webhooks.replace(context, id, { ...planOf(body), paused });
  }

  @Delete(':webhook')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'DeleteWebhook',
    summary: 'Delete one of your webhooks, with the list of its deliveries',
  })
  @ApiNoContentResponse()
  remove(@Webhook() id: string, @CurrentUser() caller: Caller): Promise<void> {
    return this.webhooks.remove(caller, id);
  }

  @Post(':webhook/rotate-secret')
  @HttpCode(200)
  @FindsAgain()
  @TakesSwitches({ query: ['dryRun'], headers: [] })
  @ApiQuery(DRY_RUN)
  @ApiOperation({
    operationId: 'RotateWebhookSecret',
    summary: 'Get a new secret for one of your webhooks',
    description:
      'For 24 hours each delivery has two signatures: of the new secret, and of the one before.',
  })
  @ApiOkResponse({ type: WebhookWithSecret })
  rotate(
    @Webhook() id: string,
    @Body() _body: RotateWebhookSecretBody,
    @CurrentContext() context: CommandContext,
  ): Promise<WebhookWithSecret> {
    return this.webhooks.rotate(context, id);
  }

  @Post(':webhook/replay')
  @HttpCode(200)
  @TakesSwitches({ query: ['dryRun'], headers: [] })
  @ApiQuery(DRY_RUN)
  @ApiOperation({
    operationId: 'ReplayWebhook',
    summary: 'Deliver events again, or leave events out: go on after another position',
    description: 'Events keep their webhook-id. A paused webhook stays paused.',
  })
  @ApiOkResponse({ type: WebhookAnswer })
  replay(
    @Webhook() id: string,
    @Body() { after }: ReplayWebhookBody,
    @CurrentContext() context: CommandContext,
  ): Promise<WebhookAnswer> {
    return this.webhooks.replay(context, id, after);
  }

  @Get(':webhook/deliveries')
  @ApiOperation({
    operationId: 'ListWebhookDeliveries',
    summary: 'List the attempts to deliver events of one of your webhooks, the last first',
    description: 'Attempts are kept for 30 days, without the events.',
  })
  @ApiOkResponse({ type: WebhookDeliveriesPage })
  deliveries(
    @Webhook() id: string,
    @Query() query: PageQuery,
    @CurrentUser() caller: Caller,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.webhooks.deliveries(caller, id, query);
  }
}
