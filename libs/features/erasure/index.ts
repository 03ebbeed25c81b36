export { PersonEraser, destroyErasedKeys } from './person-eraser.js';
