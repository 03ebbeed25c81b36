import { rule, type ProblemRule } from '../problem-rule.js';

/** Rules of files of people, of their lines and cells. */
export const IMPORT_FILE_RULES = {
  empty: rule(
    'The file is empty.',
    'Begin it with a header that names the columns.',
    'Le fichier est vide.',
    'Commencez-le par un en-tête qui nomme les colonnes.',
  ),
  csv_invalid_opening_quote: rule(
    'A cell of the file has a quote within its text.',
    'Put the whole cell between quotes, and double each quote in it.',
    'Une cellule du fichier contient un guillemet au milieu de son texte.',
    'Mettez toute la cellule entre guillemets, et doublez chaque guillemet à l’intérieur.',
  ),
  csv_invalid_closing_quote: rule(
    'A cell of the file goes on after its closing quote.',
    'Put the whole cell between quotes, and double each quote in it.',
    'Une cellule du fichier continue après son guillemet fermant.',
    'Mettez toute la cellule entre guillemets, et doublez chaque guillemet à l’intérieur.',
  ),
  csv_quote_not_closed: rule(
    'A cell of the file begins with a quote and is never closed.',
    'Close the cell with a quote.',
    'Une cellule du fichier commence par un guillemet et n’est jamais fermée.',
    'Fermez la cellule par un guillemet.',
  ),
  csv_max_record_size: rule(
    'A line of the file is too long.',
    'Check its quotes: a cell that is not closed runs on to the next lines.',
    'Une ligne du fichier est trop longue.',
    'Vérifiez ses guillemets : une cellule non fermée se poursuit sur les lignes suivantes.',
  ),
  column_count: rule(
    'A line of the file has more cells than the header.',
    'Check the separators and quotes of the line.',
    'Une ligne du fichier a plus de cellules que l’en-tête.',
    'Vérifiez les séparateurs et les guillemets de la ligne.',
  ),
  formula: rule(
    'A spreadsheet would run the cell as a formula.',
    'Remove the = + - or @ at its beginning.',
    'Un tableur exécuterait la cellule comme une formule.',
    'Retirez le = + - ou @ au début.',
  ),
  duplicate_mail: rule(
    'Two lines of the file have one mail address.',
    'Keep one line for each person.',
    'Deux lignes du fichier ont la même adresse e-mail.',
    'Gardez une ligne par personne.',
  ),
  duplicate_subject: rule(
    'Two lines of the file have one subject.',
    'Give each person their own subject.',
    'Deux lignes du fichier ont le même sujet.',
    'Donnez à chaque personne son propre sujet.',
  ),
  duplicate_external_id: rule(
    'Two lines of the file have one external id.',
    'Give each person their own external id.',
    'Deux lignes du fichier ont le même identifiant externe.',
    'Donnez à chaque personne son propre identifiant externe.',
  ),
  duplicate_person: rule(
    'Two lines of the file are about one person.',
    'Keep one line for each person.',
    'Deux lignes du fichier concernent la même personne.',
    'Gardez une ligne par personne.',
  ),
  unknown_column: rule(
    'The file has a column that an import does not take.',
    'Leave the column out, or correct its name.',
    'Le fichier a une colonne que l’import n’accepte pas.',
    'Retirez la colonne, ou corrigez son nom.',
  ),
  duplicate_column: rule(
    'The file has a column twice.',
    'Keep each column once.',
    'Le fichier a deux fois la même colonne.',
    'Ne gardez chaque colonne qu’une fois.',
  ),
  missing_column: rule(
    'The file lacks a column that an import needs.',
    'Add the column to the header.',
    'Il manque au fichier une colonne nécessaire à l’import.',
    'Ajoutez la colonne à l’en-tête.',
  ),
  encoding: rule(
    'The file is not encoded in UTF-8 or UTF-16.',
    'Save it as UTF-8.',
    'Le fichier n’est encodé ni en UTF-8 ni en UTF-16.',
    'Enregistrez-le en UTF-8.',
  ),
  nul: rule(
    'The file has a NUL character.',
    'Remove it.',
    'Le fichier contient un caractère NUL.',
    'Retirez-le.',
  ),
  too_many_lines: rule(
    'The file has too many lines.',
    'Split it into several files.',
    'Le fichier a trop de lignes.',
    'Répartissez-le en plusieurs fichiers.',
  ),
} satisfies Readonly<Record<string, ProblemRule>>;
