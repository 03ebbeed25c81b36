import { claim, journey, MATRIX, over, type Article } from './proof.js';

const article = (title: string) => over('e2e/partnerships/partnership-requirements.e2e', title);
const MANDATE = journey('04-mandate');

/** The article for administrators of partnerships. */
export const PARTNERSHIPS: Article = {
  title: 'Partnerships',
  claims: [
    claim(
      'It is for the administrators who look after partnerships',
      over('e2e/authorization/permission-matrix.e2e', 'each role asks what the domain lets it: %s'),
      MATRIX,
    ),
    claim(
      'A Partners view shows the partnerships and how they stand',
      over('e2e/partnerships/partners-view.e2e', 'lists, finds and lets be named the same ones'),
    ),
    claim('Partners can be searched', article('search for a partner')),
    claim('They can be filtered by status', article('filter by status')),
    claim(
      'They are sorted by last proposal or last validation',
      article('sort by last proposal or last validation'),
    ),
    claim('The locations of the nonprofit are shown', article('the locations of the nonprofit')),
    claim(
      'So is the date of validation or refusal',
      article('the date of validation or of refusal'),
    ),
    claim(
      'Details show the nonprofit’s contacts and profile',
      article('View shows the contacts and the profile'),
    ),
    claim(
      'A partnership can be cancelled',
      article('either side cancels it, and the mandate ends at once'),
      MATRIX,
    ),
    claim(
      'Main administrators alone move it to another level',
      article('main administrators alone move it to another level'),
      MATRIX,
    ),
    claim(
      'The agreement is downloaded where the company’s setting allows it',
      article(
        'is downloaded by whoever sees the partnership, in English or French, and the same while nothing changes',
      ),
      article('is not allowed where the company’s setting says no'),
    ),
    claim(
      'The tracking export is had for all partners or for one',
      article('is had for one partner, and as a workbook'),
      over(
        'e2e/authorization/permission-matrix.e2e',
        'of %s is for those who may, and of what is in their scope',
      ),
    ),
    claim(
      'It counts the initiatives created and open for each partner',
      article('lists the initiatives created and open for each partner'),
    ),
    claim(
      'Only nonprofits to which a partnership was proposed are shown',
      article('only nonprofits with a proposal are displayed, and those of one’s own company'),
    ),
    claim(
      'New partnerships are proposed',
      over(
        'e2e/partnerships/partnerships.e2e',
        'to several is made to all of them at once, and again under the same key only answered',
      ),
    ),
    claim('All: every partnership, whatever its status', article('All includes all of them')),
    claim('Validated: the nonprofit has approved', article('Validated: approved by the nonprofit')),
    claim(
      'Awaiting confirmation: the nonprofit has not approved yet',
      article('Awaiting confirmation: not approved yet'),
    ),
    claim(
      'Cancelled/Declined: ended or refused, by either side',
      article('Cancelled/Declined: by either side'),
    ),
    claim(
      'With the partner’s agreement, the platform team lets the company create initiatives on its behalf',
      article('then the company’s admins create initiatives on its behalf'),
    ),
    claim(
      'Only the platform team can, upon a written request',
      article('only the platform team enables it, upon the written request'),
      MATRIX,
    ),
    claim(
      'Then the company’s admins create initiatives and decide registrations for the nonprofit',
      MANDATE,
      MATRIX,
    ),
  ],
};
