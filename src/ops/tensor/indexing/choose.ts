import {ValueError} from '../../../errors/index.js';
import * as ir from '../../../engine/array/builder.js';
import {isInteger} from '../../../engine/array/dtypes.js';
import type {Expr} from '../../../engine/array/index.js';
import type {LowerContext} from '../../../engine/index.js';
import * as p from '../../../expr/params.js';
import type {ArrayLike} from '../../../expr/params.js';
import type {Tensor} from '../../../expr/tensor.js';
import {defineComputed, metaOf} from '../define-tensor.js';

/** What becomes of numbers that choose nothing: an error, a count round again, or the nearest choice. */
export type ChooseMode = 'raise' | 'wrap' | 'clip';

declare module '../../../expr/namespaces.js' {
  interface TensorFunctions {
    /**
     * At each place the value of the choice whose number stands in `a`. Numbers and choices broadcast.
     *
     * @throws ValueError for a number that chooses nothing, unless `mode` says what becomes of it.
     * @example
     * await mt.choose([1, 0, 1], [[1, 2, 3], [10, 20, 30]]).execute()
     * // array([10,  2, 30])
     */
    choose(a: ArrayLike, choices: readonly ArrayLike[], options?: {mode?: ChooseMode}): Tensor;
  }
}

declare module '../../../expr/tensor.js' {
  interface TensorMethods {
    /**
     * At each place the value of the choice whose number stands here. See {@link TensorFunctions.choose}.
     *
     * @throws ValueError for a number that chooses nothing, unless `mode` says what becomes of it.
     * @example
     * await mt.tensor([0, 3]).choose([[1, 2], [10, 20]], {mode: 'wrap'}).execute()
     * // array([ 1, 20])
     */
    choose(choices: readonly ArrayLike[], options?: {mode?: ChooseMode}): Tensor;
  }
}

function chosen(numbers: Expr, choices: readonly Expr[]): Expr {
  const [first, ...others] = choices;
  if (first === undefined) throw new ValueError('choose needs at least one choice');
  const dtype = ir.commonDType(choices);
  return others.reduce(
    (result, choice, i) => ir.where(ir.binary('equal', numbers, i + 1), choice, result),
    ir.cast(first, dtype),
  );
}

async function checked(a: Expr, count: number, mode: ChooseMode, context: LowerContext): Promise<Expr> {
  if (mode === 'clip') return ir.clip(a, 0, count - 1);
  if (mode === 'wrap') return ir.binary('remainder', a, count);
  const wrong = ir.binary('logical_or', ir.binary('less', a, 0), ir.binary('greater_equal', a, count));
  const found = await context.values(ir.reduce('any', wrong));
  if (found.at(0) === true) throw new ValueError('invalid entry in choice array');
  return a;
}

export const choose = defineComputed({
  name: 'choose',
  title: 'TensorChoose',
  places: ['mt', 'Tensor'],
  params: {
    a: p.array,
    choices: p.arrays,
    mode: p.optional(p.choice('raise', 'wrap', 'clip'), 'raise'),
  },
  describe({a, choices}) {
    if (!isInteger(a.dtype) && a.dtype !== 'bool')
      throw new ValueError(`the numbers of choices must be integers, got ${a.dtype}`);
    return metaOf(broadcastChosen(a, choices));
  },
  compute: async ({a, choices, mode}, context) =>
    broadcastChosen(await checked(a, choices.length, mode, context), choices),
});

function broadcastChosen(a: Expr, choices: readonly Expr[]): Expr {
  const dtype = ir.commonDType(choices);
  const [numbers, ...all] = ir.broadcastArrays([a, ...choices]);
  return chosen(
    numbers ?? a,
    all.map((choice) => ir.cast(choice, dtype)),
  );
}
