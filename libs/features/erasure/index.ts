export { PersonForgetter, destroyErasedKeys } from './person-eraser.js';
