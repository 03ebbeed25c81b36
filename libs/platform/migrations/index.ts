export { fillColumns } from './fill-columns.js';
