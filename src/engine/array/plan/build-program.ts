/** Programs from fused expressions. */
import type {BufferExpr, Expr} from '../ir.js';
import {storageOf} from '../memory/shaped-block.js';
import type {ArrayOperand, Operand} from '../program/operand.js';
import {programKey, type Instruction, type Program} from '../program/program.js';

export interface FusedWork {
  readonly program: Program;
  readonly operands: readonly Operand[];
}

/** A buffer as an operand of jobs. Its block must stay where it is while they run. */
export function arrayOperand(view: BufferExpr): ArrayOperand {
  const storage = storageOf(view.block);
  const {dtype, shape, strides, offset} = view;
  return {kind: 'array', dtype, shape, strides, offset, home: storage.home, extent: storage.size};
}

/**
 * The program that computes `root` from what has memory.
 *
 * @param hasMemory whether an expression is to be read instead of computed
 * @param resolve the buffer of such an expression
 */
export function buildProgram(
  root: Expr,
  hasMemory: (expr: Expr) => boolean,
  resolve: (expr: Expr) => BufferExpr,
): FusedWork {
  const instructions: Instruction[] = [];
  const operands: Operand[] = [];
  const registers = new Map<Expr, number>();

  const emit = (expr: Expr, instruction: Instruction): number => {
    instructions.push(instruction);
    registers.set(expr, instructions.length - 1);
    return instructions.length - 1;
  };
  const input = (expr: Expr, operand: Operand): number => {
    operands.push(operand);
    const scalar = operand.kind === 'constant' || isOneValue(operand);
    return emit(expr, {kind: 'input', dtype: expr.dtype, input: operands.length - 1, scalar});
  };
  const visit = (expr: Expr): number => {
    const known = registers.get(expr);
    if (known !== undefined) return known;
    const {dtype} = expr;
    switch (expr.kind) {
      case 'constant':
        return input(expr, {kind: 'constant', dtype, value: expr.value});
      case 'iota':
        if (hasMemory(expr)) break;
        return input(expr, {kind: 'iota', dtype, start: expr.start, step: expr.step});
      case 'random': {
        if (hasMemory(expr)) break;
        const {distribution, seed, stream} = expr;
        return input(expr, {kind: 'random', dtype, distribution, seed, stream});
      }
      case 'unary':
        if (hasMemory(expr)) break;
        return emit(expr, {kind: 'unary', op: expr.op, dtype, arg: visit(expr.arg)});
      case 'cast':
        if (hasMemory(expr)) break;
        return emit(expr, {kind: 'cast', dtype, arg: visit(expr.arg)});
      case 'binary': {
        if (hasMemory(expr)) break;
        const [left, right] = [visit(expr.left), visit(expr.right)];
        return emit(expr, {kind: 'binary', op: expr.op, dtype, left, right});
      }
      case 'where': {
        if (hasMemory(expr)) break;
        const condition = visit(expr.condition);
        const [then, otherwise] = [visit(expr.then), visit(expr.otherwise)];
        return emit(expr, {kind: 'where', dtype, condition, then, otherwise});
      }
      default:
    }
    return input(expr, arrayOperand(resolve(expr)));
  };
  visit(root);
  return {program: {instructions, key: programKey(instructions)}, operands};
}

/** Whether an operand is one value in memory, seen at every position. */
function isOneValue(operand: Operand): boolean {
  return (
    operand.kind === 'array' && operand.strides.length > 0 && operand.strides.every((step) => step === 0)
  );
}

/** The program that copies one input. */
export function copyProgram(operand: ArrayOperand): FusedWork {
  const instructions: Instruction[] = [{kind: 'input', dtype: operand.dtype, input: 0, scalar: false}];
  return {program: {instructions, key: programKey(instructions)}, operands: [operand]};
}
