import { applyDecorators } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { ApiPropertyOptional } from './openapi-decorators.js';
import { MayBeLeftOut } from './validation.js';

/** A query parameter: with `actions`, each item says what the caller may do. */
export const IncludeActions = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: ['actions'],
      description:
        'With `actions`, each item says which commands the caller may give now. Commands for which the caller lacks the right are left out.',
    }),
    MayBeLeftOut(),
    IsIn(['actions']),
  );
