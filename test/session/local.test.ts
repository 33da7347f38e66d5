import {new_session} from '../../src/index.js';
import {sessionSuite} from '../support/session-suite.js';

sessionSuite('a local session', () => new_session());
