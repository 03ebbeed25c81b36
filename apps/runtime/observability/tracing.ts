import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Ledger, StoredEvent } from '#kit/eventsourcing';
import type { Config } from '../config.js';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A request's span, and what to do within it. */
export interface Traced {
  /** The trace's id, in the form of a correlation id. */
  readonly correlation: string;
  within<T>(run: () => T): T;
  end(route: string, status: number): void;
}

/** A trace's id is 32 hexadecimal digits, and so is a UUID: one is the other. */
const toUuid = (id: string): string =>
  id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const toTrace = (uuid: string): string => uuid.replaceAll('-', '');

/** The trace of a correlation id, for who knows no more of it. Which span was the cause is not in the log; half of the id stands for it. */
function traceOf(correlation: string) {
  const traceId = toTrace(correlation);
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId: traceId.slice(0, 16),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/**
 * Traces of what happens, by OTLP over HTTP: request → command → append → projection. The events' correlation id is the trace's id,
 * so that what another process does with them later joins the same trace. Spans bear fixed words and ids, never what people wrote.
 */
export class Tracing {
  readonly #tracer;

  constructor(private readonly provider: NodeTracerProvider) {
    this.#tracer = provider.getTracer('volunteer-ledger');
  }

  /** Begins a request's span, in the trace of its `traceparent` if it has one. */
  request(method: string, headers: Headers): Traced {
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const span = this.#tracer.startSpan(
      method,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } },
      parent,
    );
    const here = trace.setSpan(parent, span);
    return {
      correlation: toUuid(span.spanContext().traceId),
      within: (run) => context.with(here, run),
      end: (route, status) => {
        span.updateName(`${method} ${route}`);
        span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  }

  /** Every command of a ledger, and every append, is a span from now on. */
  traceCommands(ledger: Ledger): void {
    const { store } = ledger;
    const execute: Ledger['execute'] = ledger.execute.bind(ledger);
    const append = store.append.bind(store);
    ledger.execute = (aggregate, stream, cause, plan, options) =>
      this.#span(
        'command',
        { 'ledger.stream': stream, 'ledger.correlation': cause.correlation },
        cause.correlation,
        async (span) => {
          const outcome = await execute(aggregate, stream, cause, plan, options);
          span.setAttributes({
            'ledger.command': outcome.events[0]?.meta.command ?? '',
            'ledger.revision': outcome.revision,
          });
          return outcome;
        },
      );
    store.append = (request) =>
      this.#span(
        'append',
        { 'ledger.stream': request.stream, 'ledger.events': request.events.length },
        undefined,
        async (span) => {
          const result = await append(request);
          span.setAttribute('ledger.outcome', result.outcome);
          return result;
        },
      );
  }

  /** A window was taken into the read models: a span in the trace of everything that the window came from. */
  projected(events: readonly StoredEvent[], began: number): void {
    const traces = new Map<string, StoredEvent[]>();
    for (const event of events)
      traces.set(event.meta.correlation, [...(traces.get(event.meta.correlation) ?? []), event]);
    for (const [correlation, its] of traces) {
      const attributes = {
        'ledger.correlation': correlation,
        'ledger.events': its.length,
        'ledger.position': its.at(-1)?.position ?? '',
      };
      const options = { kind: SpanKind.CONSUMER, startTime: began, attributes };
      this.#tracer.startSpan('projection', options, traceOf(correlation)).end();
    }
  }

  /** Sends what has not been sent yet. */
  async flush(): Promise<void> {
    await this.provider.forceFlush();
  }

  async stop(): Promise<void> {
    await this.provider.shutdown();
  }

  /** Within the span under way, or in the trace of a correlation id where there is none. */
  #span<T>(
    name: string,
    attributes: Attributes,
    correlation: string | undefined,
    run: (span: Span) => Promise<T>,
  ): Promise<T> {
    const parent =
      trace.getActiveSpan() || correlation === undefined ? context.active() : traceOf(correlation);
    return this.#tracer.startActiveSpan(name, { attributes }, parent, (span) =>
      run(span)
        .catch((error: unknown) => {
          span.setStatus({ code: SpanStatusCode.ERROR });
          span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
          throw error;
        })
        .finally(() => span.end()),
    );
  }
}

/** Starts tracing to where OTEL_EXPORTER_OTLP_ENDPOINT says; other variables of OpenTelemetry (headers, sampling) are read by its library. */
export async function startTracing({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '',
  OTEL_SERVICE_NAME: service,
}: Config): Promise<Tracing> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return new Tracing(provider);
}
