import { SetMetadata } from '@nestjs/common';

/** Metadata key of routes that need no sign-in. */
export const IS_PUBLIC = 'public';

/** Metadata key of routes that handle an Idempotency-Key themselves, or need none. */
export const HANDLES_IDEMPOTENCY = 'handles idempotency';

/** Marks a route that needs no sign-in. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
