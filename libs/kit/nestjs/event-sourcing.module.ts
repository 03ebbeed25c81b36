import { Module, type DynamicModule } from '@nestjs/common';
import { Ledger, type EventStore, type KeyRing } from '#kit/eventsourcing';
import { EVENT_STORE, KEY_RING } from './event-sourcing.tokens.js';

/** What command handlers and event readers of an application share. */
export interface EventSourcingOptions {
  readonly ledger: Ledger;
  readonly store: EventStore;
  readonly keyRing: KeyRing;
}

/** Provides {@link Ledger}, EVENT_STORE and KEY_RING to every module of the application. */
@Module({})
export class EventSourcingModule {
  static forRoot({ ledger, store, keyRing }: EventSourcingOptions): DynamicModule {
    return {
      module: EventSourcingModule,
      global: true,
      providers: [
        { provide: Ledger, useValue: ledger },
        { provide: EVENT_STORE, useValue: store },
        { provide: KEY_RING, useValue: keyRing },
      ],
      exports: [Ledger, EVENT_STORE, KEY_RING],
    };
  }
}
