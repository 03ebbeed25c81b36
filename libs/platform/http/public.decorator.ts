import { SetMetadata } from '@nestjs/common';

/** Under which key a route says that it needs no sign-in. */
export const IS_PUBLIC = 'open to anyone';

/** Under which key a route says that it answers an Idempotency-Key itself. */
export const KNOWS_ITS_KEY = 'answers its own repeats';

/** A route that needs no sign-in. */
export const Public = () => SetMetadata(IS_PUBLIC, true);
