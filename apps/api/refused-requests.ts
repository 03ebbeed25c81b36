import { MethodNotAllowedException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface Route {
  readonly method: string | string[];
  readonly url: string;
}

/** The methods of each path that a route has. */
class KnownMethods {
  readonly #byPattern = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();

  add({ method, url }: Route): void {
    const known = this.#byPattern.get(url) ?? { path: patternOf(url), methods: new Set() };
    this.#byPattern.set(url, known);
    for (const one of [method].flat()) known.methods.add(one);
  }

  of(path: string): string[] {
    const found = [...this.#byPattern.values()].filter((known) => known.path.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  }
}

/** A part that begins with a colon is any text without a slash. */
function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[^\w-]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** Answers a method that a known path does not have with 405, which lists those that it has, instead of 404. */
export function refuseUnknownMethods(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const known = new KnownMethods();
  fastify.addHook('onRoute', (route) => known.add(route as Route));
  fastify.addHook('onRequest', (request, reply, done) => {
    const methods = request.is404 ? known.of(pathOf(request.url)) : [];
    if (methods.length === 0) return done();
    const allow = methods.join(', ');
    void reply.header('allow', allow);
    done(new MethodNotAllowedException(`This path does not take ${request.method}. Use ${allow}.`));
  });
}

/** Refuses a body that is compressed: it would be read as it is, and called malformed. */
export function refuseCompressedBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preParsing', (request, _reply, payload, done) => {
      const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
      if (encoding === '' || encoding === 'identity') return done(null, payload);
      done(
        new UnsupportedMediaTypeException(
          'Send the body as it is, without the header content-encoding.',
        ),
      );
    });
}
