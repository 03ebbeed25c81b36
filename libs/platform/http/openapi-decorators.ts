type Swagger = typeof import('@nestjs/swagger');
type Describing = {
  [Name in keyof Swagger]: Name extends `Api${string}`
    ? Swagger[Name] extends (...words: never[]) => unknown
      ? Name
      : never
    : never;
}[keyof Swagger];
type Word = (...words: unknown[]) => (...place: unknown[]) => unknown;

const waiting: ((swagger: Swagger) => void)[] = [];

/**
 * A decorator of @nestjs/swagger that is kept until the API is described. That library and what it needs are a fifth of all modules,
 * and most processes are never asked for the description.
 */
const kept =
  <Name extends Describing>(name: Name): Swagger[Name] =>
  (...words: unknown[]) =>
  (...place: unknown[]): void => {
    waiting.push((swagger) => void (swagger[name] as Word)(...words)(...place));
  };

export const ApiAcceptedResponse = kept('ApiAcceptedResponse');
export const ApiBearerAuth = kept('ApiBearerAuth');
export const ApiBody = kept('ApiBody');
export const ApiConsumes = kept('ApiConsumes');
export const ApiExcludeController = kept('ApiExcludeController');
export const ApiHeader = kept('ApiHeader');
export const ApiNoContentResponse = kept('ApiNoContentResponse');
export const ApiNotFoundResponse = kept('ApiNotFoundResponse');
export const ApiOkResponse = kept('ApiOkResponse');
export const ApiOperation = kept('ApiOperation');
export const ApiPayloadTooLargeResponse = kept('ApiPayloadTooLargeResponse');
export const ApiProduces = kept('ApiProduces');
export const ApiProperty = kept('ApiProperty');
export const ApiPropertyOptional = kept('ApiPropertyOptional');
export const ApiQuery = kept('ApiQuery');
export const ApiServiceUnavailableResponse = kept('ApiServiceUnavailableResponse');
export const ApiTags = kept('ApiTags');

/** @nestjs/swagger, told of everything that the decorators above said. */
export async function swagger(): Promise<Swagger> {
  const loaded = await import('@nestjs/swagger');
  for (const describe of waiting.splice(0)) describe(loaded);
  return loaded;
}
