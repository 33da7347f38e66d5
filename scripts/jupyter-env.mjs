/** Makes `.envs/jupyter`, where the tests of the kernel find a real Jupyter; prints its interpreter. */
import {printEnv} from './python-env.mjs';

printEnv({
  name: 'jupyter',
  versions: ['3.11', '3.12', '3.13', '3.10'],
  requirements: [
    'flit_core==4.2.0',
    'ipykernel==7.4.0',
    'jupyter_client==8.10.0',
    'jupyter_kernel_test==0.7.0',
    'jupyter-console==6.6.3',
    'jupyterlab==4.6.6',
    'nbclient==0.11.0',
    'nbconvert==7.17.2',
    'nbformat==5.11.1',
    'notebook==7.6.5',
    'papermill==2.7.0',
  ],
});
