import { isPlatform, right, type Access, type Caller } from '#platform/authorization';

/** Access to an organisation that does not exist yet: the platform team registers companies and nonprofits (docs/domain.md §4). */
export const accessToRegister = (caller: Caller): Access => ({
  inScope: true,
  rights: isPlatform(caller) ? [right('platform')] : [],
});
