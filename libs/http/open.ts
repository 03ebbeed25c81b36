import { SetMetadata } from '@nestjs/common';

/** Under which key a route says that it needs no sign-in. */
export const OPEN = 'open to anyone';

/** A route that needs no sign-in. */
export const Open = () => SetMetadata(OPEN, true);
