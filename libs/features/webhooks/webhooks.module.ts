import { Module } from '@nestjs/common';
import { HistoryModule } from '#features/history';
import { DeliveriesQuery } from './subscriptions/deliveries.query.js';
import { WebhooksController } from './subscriptions/webhooks.controller.js';
import { WebhooksRepository } from './subscriptions/webhooks.repository.js';
import { WebhooksService } from './subscriptions/webhooks.service.js';

/** Subscriptions to the event feed. The worker delivers. */
@Module({
  imports: [HistoryModule],
  controllers: [WebhooksController],
  providers: [WebhooksService, WebhooksRepository, DeliveriesQuery],
})
export class WebhooksModule {}
