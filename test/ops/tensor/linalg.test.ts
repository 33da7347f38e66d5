import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {mt, ValueError} from '../../../src/index.js';
import {gives, testSession} from './check.js';

describe('linear algebra', () => {
  const session = testSession();

  it('multiplies stacks of matrices', async () => {
    await gives(session, mt.matmul(mt.arange(8).reshape(2, 2, 2), mt.arange(4).reshape(2, 2)), 'int64', [
      [
        [2, 3],
        [6, 11],
      ],
      [
        [10, 19],
        [14, 27],
      ],
    ]);
  });
  it('contracts chosen axes', async () => {
    await gives(
      session,
      mt.tensordot(mt.arange(24).reshape(2, 3, 4), mt.arange(12).reshape(4, 3), {
        axes: [
          [1, 2],
          [1, 0],
        ],
      }),
      'int64',
      [440, 1232],
    );
  });
  it('sums by Einstein with batches', async () => {
    await gives(
      session,
      mt.einsum('bij,bjk->bik', mt.arange(8).reshape(2, 2, 2), mt.arange(8).reshape(2, 2, 2)),
      'int64',
      [
        [
          [2, 3],
          [6, 11],
        ],
        [
          [46, 55],
          [66, 79],
        ],
      ],
    );
  });
  it('takes traces by Einstein', async () => {
    await gives(
      session,
      mt.einsum('ii->i', [
        [1, 2],
        [3, 4],
      ]),
      'int64',
      [1, 4],
    );
  });
  it('solves for complex values, on either side', async () => {
    const real = mt.tensor([
      [2, 1],
      [1, 3],
    ]);
    const complex = real.add(mt.complex(0, 1));
    const right = mt.tensor([1, 2]).add(mt.complex(0, 1));
    for (const [a, b] of [
      [complex, right],
      [real, right],
      [complex, mt.tensor([1, 2])],
    ] as const) {
      const x = mt.linalg.solve(a, b);
      assert.equal(x.dtype, 'complex128');
      const off = mt.abs(mt.dot(a, x).sub(b)).max();
      assert.ok((await (await off.execute({session})).fetch({session})) < 1e-14);
    }
    await gives(session, mt.linalg.solve(real, right).real.round(12), 'float64', [0.2, 0.6]);
    await gives(session, mt.linalg.solve(real, right).imag.round(12), 'float64', [0.4, 0.2]);
    const unit = mt.dot(mt.linalg.inv(complex), complex).sub(mt.eye(2));
    assert.ok((await (await mt.abs(unit).max().execute({session})).fetch({session})) < 1e-14);
  });
  it('multiplies by Einstein what has no names of its own, value by value', async () => {
    const [x, y] = [mt.arange(6).reshape(2, 3), mt.arange(6).reshape(3, 2)];
    await gives(session, mt.einsum('ij,ij->i', x, x), 'int64', [5, 50]);
    await gives(session, mt.einsum('ij,ji->i', x, y), 'int64', [10, 40]);
    await gives(session, mt.einsum('ij,i->ji', x, [10, 100]), 'int64', [
      [0, 300],
      [10, 400],
      [20, 500],
    ]);
    await gives(session, mt.matmul([1.5, 2], mt.arange(4).reshape(2, 2)), 'float64', [4, 7.5]);
  });
  it('transposes by Einstein', async () => {
    await gives(
      session,
      mt.einsum('ba', [
        [1, 2],
        [3, 4],
      ]),
      'int64',
      [
        [1, 3],
        [2, 4],
      ],
    );
  });
  it('sums three operands by Einstein', async () => {
    await gives(
      session,
      mt
        .einsum(
          'ij,j,i->',
          [
            [1, 2],
            [3, 4],
          ],
          [1, 2],
          [3, 4],
        )
        .add([0]),
      'int64',
      [59],
    );
  });
  it('broadcasts by Einstein', async () => {
    await gives(session, mt.einsum('...i,...i->...', mt.arange(8).reshape(2, 2, 2), [1, 2]), 'int64', [
      [2, 8],
      [14, 20],
    ]);
  });
  it('solves systems', async () => {
    await gives(
      session,
      mt.linalg.solve(
        [
          [4, 2, 1],
          [2, 5, 3],
          [1, 3, 6],
        ],
        [1, 2, 3],
      ),
      'float64',
      [0.08955223880597016, 0.10447761194029853, 0.43283582089552236],
    );
  });
  it('inverts', async () => {
    await gives(
      session,
      mt.linalg.inv([
        [4, 2, 1],
        [2, 5, 3],
        [1, 3, 6],
      ]),
      'float64',
      [
        [0.31343283582089554, -0.13432835820895522, 0.014925373134328353],
        [-0.13432835820895522, 0.34328358208955223, -0.14925373134328357],
        [0.014925373134328358, -0.14925373134328357, 0.23880597014925373],
      ],
    );
  });
  it('factors by Cholesky', async () => {
    await gives(
      session,
      mt.linalg.cholesky(
        [
          [4, 2, 1],
          [2, 5, 3],
          [1, 3, 6],
        ],
        true,
      ),
      'float64',
      [
        [2.0, 0.0, 0.0],
        [1.0, 2.0, 0.0],
        [0.5, 1.25, 2.0463381929681126],
      ],
    );
  });
  it("finds r with LAPACK's signs", async () => {
    await gives(
      session,
      mt.linalg.qr([
        [1, 2],
        [3, 4],
        [5, 7],
      ])[1] ?? mt.zeros(0),
      'float64',
      [
        [-5.916079783099616, -8.282511696339462],
        [0.0, 0.632455532033676],
      ],
    );
  });
  it("finds q with LAPACK's signs", async () => {
    await gives(
      session,
      mt.linalg.qr([
        [1, 2],
        [3, 4],
        [5, 7],
      ])[0] ?? mt.zeros(0),
      'float64',
      [
        [-0.16903085094570325, 0.9486832980505138],
        [-0.50709255283711, -0.31622776601683833],
        [-0.8451542547285166, 2.220446049250313e-16],
      ],
    );
  });
  it('finds singular values', async () => {
    await gives(
      session,
      mt.linalg.svd([
        [1, 2],
        [3, 4],
        [5, 7],
      ])[1] ?? mt.zeros(0),
      'float64',
      [10.191428257097224, 0.36713768594389934],
    );
  });
  it('has the nuclear norm', async () => {
    await gives(
      session,
      mt.linalg
        .norm(
          [
            [1, 2],
            [3, 4],
            [5, 7],
          ],
          'nuc',
        )
        .add([0]),
      'float64',
      [10.558565943041122],
    );
  });
  it('has norms along axes', async () => {
    await gives(
      session,
      mt.linalg.norm(
        [
          [1, 2],
          [3, 4],
          [5, 7],
        ],
        1,
        {axis: 1},
      ),
      'float64',
      [3.0, 7.0, 12.0],
    );
  });
  it('transforms a prime number of values', async () => {
    await gives(session, mt.fft.fft([1, 2, 3, 4, 5]), 'complex128', [
      [15.0, 0.0],
      [-2.5, 3.4409548011779334],
      [-2.5, 0.8122992405822659],
      [-2.5, -0.8122992405822659],
      [-2.5, -3.4409548011779334],
    ]);
  });
  it('transforms real values back', async () => {
    await gives(session, mt.fft.irfft(mt.fft.rfft([1, 2, 3, 4, 5]), 5), 'float64', [1.0, 2.0, 3.0, 4.0, 5.0]);
  });
  it('transforms along two axes, filled with zeros', async () => {
    await gives(
      session,
      mt.fft.fft2(
        [
          [1, 2],
          [3, 4],
        ],
        {s: [3, 2]},
      ),
      'complex128',
      [
        [
          [10.0, 0.0],
          [-2.0, 0.0],
        ],
        [
          [-0.5, -6.06217782649107],
          [-0.5, 0.8660254037844386],
        ],
        [
          [-0.5, 6.06217782649107],
          [-0.5, -0.8660254037844386],
        ],
      ],
    );
  });
  it('refuses inner lengths that differ', () => {
    assert.throws(
      () => mt.matmul([[1, 2]], [[1, 2]]),
      (error: unknown) =>
        error instanceof ValueError &&
        /mt\.matmul: matmul: Input operand 1 has a mismatch in its core dimension 0/.test(error.message),
    );
  });
  it('refuses matrices that are not square', () => {
    assert.throws(
      () => mt.linalg.inv([[1, 2]]),
      (error: unknown) => error instanceof ValueError && /mt\.linalg\.inv: .*square/.test(error.message),
    );
  });
  it('refuses singular matrices when run', async () => {
    await assert.rejects(
      () =>
        session.run(
          mt.linalg.inv([
            [1, 2],
            [2, 4],
          ]),
        ),
      (error: unknown) => error instanceof ValueError && /Singular matrix/.test(error.message),
    );
  });
});
