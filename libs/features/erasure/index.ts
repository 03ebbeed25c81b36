export { destroyErasedKeys } from './erased-keys.js';
export { PersonEraser } from './person-eraser.js';
export type { ErasedPerson, PersonalDataEraser } from './personal-data-eraser.js';
