import {kernelVersion, languageVersion} from '../version.js';
import {protocolVersion} from '../wire/contents.js';
import type {ControlHandler} from './context.js';

export const kernelInfo: ControlHandler<'kernel_info_request'> = () => ({
  status: 'ok',
  protocol_version: protocolVersion,
  implementation: 'mars-ts',
  implementation_version: kernelVersion,
  language_info: {
    name: 'typescript',
    version: languageVersion,
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: 'typescript',
    nbconvert_exporter: 'script',
  },
  banner: `Mars for TypeScript ${kernelVersion} (TypeScript ${languageVersion}, Node ${process.version})`,
  help_links: [
    {text: 'Mars', url: 'https://mars-project.readthedocs.io'},
    {text: 'TypeScript', url: 'https://www.typescriptlang.org/docs'},
    {text: 'Node.js', url: 'https://nodejs.org/docs/latest/api'},
  ],
  supported_features: ['kernel subshells'],
});
