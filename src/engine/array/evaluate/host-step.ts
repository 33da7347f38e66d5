/** Calls of host functions: each runs once, whatever the number of its outputs. */
import {ValueError} from '../../../errors/index.js';
import * as ir from '../builder.js';
import {dtypeInfo} from '../dtypes.js';
import type {BufferExpr, HostArray, HostCall, HostExpr, HostResultExpr} from '../ir.js';
import {storageOf} from '../memory/shaped-block.js';
import {isContiguous, sameShape, shapeText, sizeOf} from '../shapes.js';
import {copyInto} from '../interpret/interpreter.js';
import type {Evaluation} from './evaluation.js';

export class HostRuns {
  private readonly results = new Map<HostCall, readonly HostArray[]>();

  constructor(private readonly run: Evaluation) {}

  /** One output as a fresh buffer. */
  async output(expr: HostExpr | HostResultExpr): Promise<BufferExpr> {
    const known = this.results.get(expr.call);
    const outputs = known ?? (await this.call(expr.call));
    this.results.set(expr.call, outputs);
    const array = outputs[expr.output];
    const {name} = expr.call.fn;
    if (array === undefined) {
      throw new ValueError(`${name} gave ${outputs.length} results, number ${expr.output + 1} was asked for`);
    }
    check(name, array, expr);
    const {block} = this.run.allocate(array.dtype, array.shape, false);
    const values = block.view();
    if (values !== null) copyInto(values, array.values);
    return ir.buffer(block);
  }

  private async call(call: HostCall): Promise<readonly HostArray[]> {
    const inputs: HostArray[] = [];
    for (const arg of call.args) inputs.push(await this.input(await this.run.residentBuffer(arg)));
    this.run.throwIfAborted();
    return this.run.callHost(call, inputs);
  }

  /** An own copy of the values: the function may run while memory moves. */
  private async input(view: BufferExpr): Promise<HostArray> {
    const whole = isContiguous(view.shape, view.strides);
    const source = whole ? view : await this.run.copy(view);
    const storage = storageOf(source.block);
    storage.makeResident();
    const {lanes} = dtypeInfo(view.dtype);
    const from = source.offset * lanes;
    const values = storage.view()?.slice(from, from + sizeOf(view.shape) * lanes);
    if (!whole) storage.release();
    if (values === undefined) throw new RangeError('host inputs must be in memory');
    return {dtype: view.dtype, shape: view.shape, values};
  }
}

function check(name: string, array: HostArray, expr: HostExpr | HostResultExpr): void {
  const length = sizeOf(array.shape) * dtypeInfo(array.dtype).lanes;
  if (array.values.length !== length) {
    throw new ValueError(
      `${name} gave ${array.values.length} numbers for ${array.dtype} of shape ${shapeText(array.shape)}`,
    );
  }
  if (expr.kind === 'hostResult') return;
  if (array.dtype === expr.dtype && sameShape(array.shape, expr.shape)) return;
  throw new ValueError(
    `${name} gave ${array.dtype} of shape ${shapeText(array.shape)} where ${expr.dtype} of shape ${shapeText(expr.shape)} was announced`,
  );
}
