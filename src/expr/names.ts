export {camelName, knownName, type Camel, type CamelName, type Options} from '../graph/names.js';
