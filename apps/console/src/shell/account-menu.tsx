import { useTranslation } from 'react-i18next';
import { Button } from '../design/button.js';
import { SelectField } from '../design/field.js';
import { useSession } from '../session/session.js';
import { changeLanguage, currentLanguage, LANGUAGES, type Language } from '../words/words.js';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** Who is signed in, in which role they act, their language, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { capabilities, actingAs, actAs, signOut, settings } = useSession();
  const roles = [...new Set(capabilities.roles.map(({ role }) => role))];
  return (
    <details className="account">
      <summary className="button">
        <span className="account-name">{capabilities.person.name}</span>
        {actingAs !== undefined && (
          <span className="badge">{t(`roles.${actingAs}` as 'none')}</span>
        )}
      </summary>
      <div className="account-panel stack">
        <p className="small soft">{t('session.signedInAs', { name: capabilities.person.name })}</p>
        <ul className="plain-list small">
          {capabilities.roles.map(({ role, company, level, nonprofit }, index) => (
            <li key={index}>
              {t(`roles.${role}`)}
              <span className="soft">
                {' · '}
                {[nonprofit?.name ?? company?.name, level && !level.root && level.path]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {roles.length > 1 && (
          <SelectField
            label={t('session.actingAs')}
            value={actingAs ?? ''}
            options={[
              { value: '', label: t('session.allRoles') },
              ...roles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
            ]}
            onChange={(role) => actAs(role === '' ? undefined : role)}
          />
        )}
        <SelectField
          label={t('session.language')}
          value={currentLanguage()}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(language) => void changeLanguage(language as Language)}
        />
        <Button onClick={signOut}>
          {t(settings.development ? 'session.switchPerson' : 'session.signOut')}
        </Button>
      </div>
    </details>
  );
}
