export { distinguishedName } from './distinguished-name.js';
export { foldMail, isLocalPart, normalizeMail } from './mail-address.js';
export { foldCase, isBlank, normalizeLines, normalizeText } from './normalize-text.js';
export {
  foldForSearch,
  matchesSearch,
  searchCondition,
  searchPatterns,
  searchTerms,
} from './search-text.js';
export { NAME_COLLATION, byName } from './sort-order.js';
