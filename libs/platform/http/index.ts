export {
  ActAs,
  CurrentContext,
  CurrentUser,
  correlationOf,
  idempotencyKeyOf,
  type CommandContext,
  type SignedInRequest,
} from './command-context.js';
export {
  CommandAnswer,
  CommandRoute,
  DRY_RUN,
  Overlap,
  aboutOf,
  answerOf,
  type AnswerEvent,
  type FollowingEvent,
  type PreviewedMail,
} from './command-route.js';
export {
  NO_SWITCHES,
  TAKES_SWITCHES,
  TakesSwitches,
  refuseUnknownSwitches,
  type Switches,
} from './command-switches.js';
export {
  FROM_AFTER_TO,
  IsDay,
  IsDayUpTo,
  areInOrder,
  dayMessage,
  fromAfterToMessage,
  isDay,
} from './day.js';
export { DryRunPreview, type PreviewedEffects } from './dry-run-preview.js';
export type { FastifyReply } from './fastify-reply.js';
export { IncludeActions } from './include-actions.decorator.js';
export { ERASED_PERSON, ERASED_PERSON_LABELS, LOCALES, type Locale } from './locale.js';
export {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiExcludeController,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiCreatedResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiQuery,
  ApiServiceUnavailableResponse,
  ApiTags,
  swagger,
} from './openapi-decorators.js';
export {
  PageAfter,
  PageLimit,
  PageOf,
  PageQuery,
  WholeNumberInQuery,
  type Page,
} from './paging.js';
export { YesOrNo } from './yes-or-no.js';
export { Keyset, cursorOf, type SortColumn } from './keyset.js';
export {
  ProblemFilter,
  RetryLater,
  malformedPath,
  TransientErrors,
  problemOfRefusal,
  type FieldError,
  type Problem,
} from './problem-details.js';
export {
  HANDLES_IDEMPOTENCY,
  IS_PROBE,
  IS_PUBLIC,
  IS_QUERY,
  Probe,
  Public,
  QueryByPost,
} from './public.decorator.js';
export { RememberedAnswersEraser } from './remembered-answers.eraser.js';
export { REMEMBERED_ANSWERS_RETENTION } from './remembered-answers.retention.js';
export { AreNoNamesakes, IsFreeText, IsLine, IsMail, IsZone, MayBeBlank } from './text-fields.js';
export {
  AreAll,
  IsAfter,
  IsId,
  IsInstant,
  MayBeLeftOut,
  fieldErrorsOf,
  requestValidation,
  uuid,
} from './validation.js';
