type Swagger = typeof import('@nestjs/swagger');
type ApiDecoratorName = {
  [Name in keyof Swagger]: Name extends `Api${string}`
    ? Swagger[Name] extends (...words: never[]) => unknown
      ? Name
      : never
    : never;
}[keyof Swagger];
type DecoratorFactory = (...words: unknown[]) => (...place: unknown[]) => unknown;

const pending: ((swagger: Swagger) => void)[] = [];

/**
 * A decorator of @nestjs/swagger that is applied when the OpenAPI document is first asked for. That library and its dependencies are a
 * fifth of all modules, and most processes never need them.
 */
const deferred =
  <Name extends ApiDecoratorName>(name: Name): Swagger[Name] =>
  (...words: unknown[]) =>
  (...place: unknown[]): void => {
    pending.push((swagger) => void (swagger[name] as DecoratorFactory)(...words)(...place));
  };

export const ApiAcceptedResponse = deferred('ApiAcceptedResponse');
export const ApiBearerAuth = deferred('ApiBearerAuth');
export const ApiBody = deferred('ApiBody');
export const ApiConsumes = deferred('ApiConsumes');
export const ApiExcludeController = deferred('ApiExcludeController');
export const ApiHeader = deferred('ApiHeader');
export const ApiNoContentResponse = deferred('ApiNoContentResponse');
export const ApiNotFoundResponse = deferred('ApiNotFoundResponse');
export const ApiOkResponse = deferred('ApiOkResponse');
export const ApiCreatedResponse = deferred('ApiCreatedResponse');
export const ApiOperation = deferred('ApiOperation');
export const ApiPayloadTooLargeResponse = deferred('ApiPayloadTooLargeResponse');
export const ApiProduces = deferred('ApiProduces');
export const ApiProperty = deferred('ApiProperty');
export const ApiPropertyOptional = deferred('ApiPropertyOptional');
export const ApiQuery = deferred('ApiQuery');
export const ApiSchema = deferred('ApiSchema');
export const ApiServiceUnavailableResponse = deferred('ApiServiceUnavailableResponse');
export const ApiTags = deferred('ApiTags');

/** Loads @nestjs/swagger and applies every deferred decorator. */
export async function swagger(): Promise<Swagger> {
  const loaded = await import('@nestjs/swagger');
  for (const describe of pending.splice(0)) describe(loaded);
  return loaded;
}
