import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { InitiativesModule } from '#contexts/initiatives';
import { OrganisationsModule } from '#contexts/organisations';
import { PartnershipsModule } from '#contexts/partnerships';
import { PeopleModule } from '#contexts/people';
import { RegistrationsModule } from '#contexts/registrations';
import { EXPORTS_FOLDER, ExportsModule, ManifestSigner } from '#features/exports';
import { HistoryModule, PageTokens, StoredLog } from '#features/history';
import {
  DeadMailsModule,
  LinkPageBusyFilter,
  LinksModule,
  LinkTokens,
} from '#features/notifications';
import { OperationsModule, ParkedReplay } from '#features/operations';
import { ProblemsModule } from '#features/problems';
import { ADDRESS_POLICY, WebhookSecrets, WebhooksModule } from '#features/webhooks';
import { ProcessManagersModule } from '#features/process-managers';
import { EventSourcingModule } from '#kit/nestjs';
import { AuthorizationModule } from '#platform/authorization';
import { PageLinksInterceptor } from './page-links.interceptor.js';
import { ProblemFilter, requestValidation, TransientErrors } from '#platform/http';
import { JobsModule } from '#platform/jobs';
import { exportsFolder, webhookAddresses } from '../runtime/config.js';
import { readinessOf } from '../runtime/observability/readiness.js';
import type { Runtime } from '../runtime/runtime.js';
import { parkedReplayOf } from '../runtime/replay-parked.js';
import { storedLogOf } from '../runtime/stored-log.js';
import { SCHEDULE } from '../runtime/schedule.js';
import { isTransient } from '../runtime/transient-errors.js';
import { IssuerHolder } from './auth/issuer-holder.js';
import { SignInGuard } from './auth/sign-in.guard.js';
import type { Issuer } from './auth/token-issuer.js';
import { ChangesController } from './changes/changes.controller.js';
import { ChangesFeed } from './changes/changes-feed.js';
import { VisibleChangesQuery } from './changes/visible-changes.query.js';
import { CONFIG, ConsoleSettingsController } from './console/console-settings.controller.js';
import { BackPressureGuard, ReadModelsWatch } from './back-pressure.js';
import { CommandSwitchesGuard } from './command-switches.guard.js';
import { EventFollowers } from './changes/event-followers.js';
import { EventsController } from './changes/events.controller.js';
import { HealthController, READINESS } from './health.controller.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { ReadYourWrites } from './read-your-writes.js';
import { RequestLimits } from './request-limits.js';

/** Provides what the process was started with: database, link keys, folders. */
@Global()
@Module({})
class RuntimeModule {
  static for(runtime: Runtime, source: DataSource): DynamicModule {
    return {
      module: RuntimeModule,
      providers: [
        { provide: DataSource, useValue: source },
        { provide: LinkTokens, useValue: runtime.links },
        { provide: PageTokens, useValue: runtime.pages },
        { provide: StoredLog, useValue: storedLogOf(runtime) },
        { provide: ManifestSigner, useValue: runtime.seals },
        { provide: ParkedReplay, useValue: parkedReplayOf(runtime) },
        { provide: EXPORTS_FOLDER, useValue: exportsFolder(runtime.config) },
        { provide: WebhookSecrets, useValue: runtime.webhookSecrets },
        { provide: ADDRESS_POLICY, useValue: webhookAddresses(runtime.config) },
        { provide: TransientErrors, useValue: { is: isTransient } satisfies TransientErrors },
      ],
      exports: [
        DataSource,
        LinkTokens,
        PageTokens,
        StoredLog,
        ManifestSigner,
        ParkedReplay,
        EXPORTS_FOLDER,
        WebhookSecrets,
        ADDRESS_POLICY,
        TransientErrors,
      ],
    };
  }
}

/** The HTTP API: the modules of contexts and features, with guard, filters, pipe and interceptor of every route. */
@Module({})
export class ApiModule {
  static for(
    runtime: Runtime,
    source: DataSource,
    issuer: Issuer,
    more: { controllers?: Type[]; imports?: DynamicModule[] } = {},
  ): DynamicModule {
    const { ledger, store, ring, pool } = runtime;
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        SCHEDULE,
        RuntimeModule.for(runtime, source),
        EventSourcingModule.forRoot({ ledger, store, keyRing: ring }),
        AuthorizationModule.forRoot(pool),
        RegistrationsModule,
        InitiativesModule,
        PartnershipsModule,
        OrganisationsModule,
        PeopleModule,
        JobsModule,
        ExportsModule,
        LinksModule,
        DeadMailsModule,
        HistoryModule,
        OperationsModule,
        WebhooksModule,
        ProblemsModule,
        ProcessManagersModule,
        ...(more.imports ?? []),
      ],
      controllers: [
        HealthController,
        ConsoleSettingsController,
        ChangesController,
        EventsController,
        ...(more.controllers ?? []),
      ],
      providers: [
        { provide: CONFIG, useValue: runtime.config },
        { provide: READINESS, useValue: () => readinessOf(runtime) },
        { provide: IssuerHolder, useValue: new IssuerHolder(issuer) },
        SignInGuard,
        { provide: APP_GUARD, useExisting: SignInGuard },
        { provide: APP_GUARD, useClass: CommandSwitchesGuard },
        {
          provide: APP_GUARD,
          inject: [Reflector],
          useFactory: (reflector: Reflector) =>
            new BackPressureGuard(
              reflector,
              new ReadModelsWatch(pool, store),
              runtime.config.COMMANDS_LAG_SECONDS,
              () => runtime.metrics.refusedForLag(),
            ),
        },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: PageLinksInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_FILTER, useClass: LinkPageBusyFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
        ChangesFeed,
        EventFollowers,
        VisibleChangesQuery,
        IdempotencyKeysRepository,
        ReadYourWrites,
        RequestLimits,
      ],
    };
  }
}
