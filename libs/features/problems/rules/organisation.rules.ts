import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of companies, their network levels, and nonprofits. */
export const ORGANISATION_RULES: ProblemRules = {
  409: {
    level_exists: rule(
      'There is a level with this name at the same place.',
      'Choose another name.',
      'Un niveau porte déjà ce nom au même endroit.',
      'Choisissez un autre nom.',
    ),
    level_under_itself: rule(
      'A level cannot be moved below itself.',
      'Choose another parent.',
      'Un niveau ne peut pas être placé sous lui-même.',
      'Choisissez un autre niveau parent.',
    ),
    root_level: rule(
      'The root level stands for the company: it is neither moved nor renamed by itself.',
      'Ask the platform team to rename the company.',
      'Le niveau racine représente l’entreprise : il ne se déplace ni ne se renomme seul.',
      'Demandez à l’équipe de la plateforme de renommer l’entreprise.',
    ),
    too_deep: rule(
      'The network would have too many levels below each other.',
      'Choose a parent higher up.',
      'Le réseau aurait trop de niveaux les uns sous les autres.',
      'Choisissez un parent plus haut.',
    ),
    too_many_levels: rule(
      'The company has as many network levels as it may have.',
      'Rename or move a level that is no longer used.',
      'L’entreprise a déjà autant de niveaux qu’elle peut en avoir.',
      'Renommez ou déplacez un niveau qui ne sert plus.',
    ),
    location_exists: rule(
      'The nonprofit already has this location.',
      'Choose another name for the location.',
      'L’association a déjà ce lieu.',
      'Choisissez un autre nom pour le lieu.',
    ),
    renamed_by_platform_team: rule(
      'Only the platform team renames a nonprofit.',
      'Ask the platform team, or leave the name out.',
      'Seule l’équipe de la plateforme renomme une association.',
      'Demandez à l’équipe de la plateforme, ou retirez le nom.',
    ),
  },
};
