import { MATRIX, claim, inConsole, journey, over, type Article } from './proof.js';

const article = (title: string) => over('e2e/partnerships/partnership-requirements.e2e', title);
const MANDATE = journey('04-mandate');

/** The article for administrators of partnerships. */
export const PARTNERSHIPS: Article = {
  title: 'Partnerships',
  claims: [
    claim(
      'Administrators of partnerships use the feature',
      over('e2e/authorization/permission-matrix.e2e', 'each role asks what the domain lets it: %s'),
      MATRIX,
    ),
    claim(
      'A Partners view shows the partnerships and their statuses',
      over('e2e/partnerships/partners-view.e2e', 'lists, finds and lets be named the same ones'),
      inConsole('admin', 'cancels a partnership, which is then under its tab'),
    ),
    claim(
      'Administrators search for partners',
      article('search for a partner'),
      inConsole('admin', 'finds a partner by place, and shows its contacts'),
    ),
    claim(
      'Administrators filter partners by status',
      article('filter by status'),
      inConsole('admin', 'cancels a partnership, which is then under its tab'),
    ),
    claim(
      'Administrators sort partners by last proposal or last validation',
      article('sort by last proposal or last validation'),
      inConsole('seeds', 'the Partners tab sorts by last proposal and by last validation'),
    ),
    claim(
      'The view shows the locations of the nonprofit',
      article('the locations of the nonprofit'),
    ),
    claim(
      'The view shows the date of validation or refusal',
      article('the date of validation or of refusal'),
    ),
    claim(
      'The details show the nonprofit’s contacts and profile',
      article('View shows the contacts and the profile'),
      inConsole('admin', 'finds a partner by place, and shows its contacts'),
    ),
    claim(
      'Either side can cancel a partnership',
      article('either side cancels it, and the mandate ends at once'),
      MATRIX,
      inConsole('admin', 'cancels a partnership, which is then under its tab'),
    ),
    claim(
      'Only main administrators move a partnership to another level',
      article('main administrators alone move it to another level'),
      MATRIX,
      inConsole('admin', 'moves a partnership to another level'),
    ),
    claim(
      'Users download the agreement if the company’s setting allows it',
      article('is downloadable in English and French, with stable bytes'),
      article('is not allowed where the company’s setting says no'),
      inConsole('admin', 'downloads the agreement and the export of one partner'),
    ),
    claim(
      'The tracking export covers all partners or one partner',
      article('is had for one partner, and as a workbook'),
      over(
        'e2e/authorization/permission-matrix.e2e',
        'of %s is for those who may, and of what is in their scope',
      ),
      inConsole('admin', 'downloads the agreement and the export of one partner'),
      inConsole('admin', 'downloads the export of all partners, kept among the long work'),
    ),
    claim(
      'The tracking export lists the created and the open initiatives of each partner',
      article('lists the initiatives created and open for each partner'),
    ),
    claim(
      'The view shows only nonprofits to which the company proposed a partnership',
      article('only nonprofits with a proposal are displayed, and those of one’s own company'),
    ),
    claim(
      'Administrators propose new partnerships',
      over(
        'e2e/partnerships/partnerships.e2e',
        'to several is all or nothing, and repeatable under its key',
      ),
      inConsole('admin', 'an admin proposes partnerships to two nonprofits at once'),
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
      'With the partner’s agreement, the platform team allows the company to create initiatives on the partner’s behalf',
      article('then the company’s admins create initiatives on its behalf'),
    ),
    claim(
      'Only the platform team can allow this, upon a written request',
      article('only the platform team enables it, upon the written request'),
      MATRIX,
      inConsole('platform', 'grants the mandate of a partnership, naming where it was asked for'),
    ),
    claim(
      'Under this mandate, the company’s admins create initiatives and decide registrations for the nonprofit',
      MANDATE,
      MATRIX,
    ),
  ],
};
