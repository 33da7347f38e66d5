/** Host functions are found by name, so that any thread can call them. */
import {ValueError} from '../../../errors/index.js';
import type {HostArray, HostFunction, HostReference, ModuleExport, TeamFunction} from '../ir.js';
import {solo, type PartRunner, type RunPart, type Team} from '../team/team.js';
import {wasm, type WasmMemory} from '../wasm/platform.js';

async function load(reference: ModuleExport): Promise<unknown> {
  const exports = (await import(reference.module)) as Readonly<Record<string, unknown>>;
  const fn = exports[reference.name];
  if (typeof fn !== 'function')
    throw new ValueError(`the module of host function ${reference.name} does not export it`);
  return fn;
}

/** Calls a host function; `team` is asked for where it hands out parts of its work. */
export async function callHostFunction(
  reference: HostReference,
  inputs: readonly HostArray[],
  params: unknown,
  team: (parts: ModuleExport) => Promise<Team>,
): Promise<readonly HostArray[]> {
  const fn = await load(reference);
  if (reference.parts === undefined) return (fn as HostFunction<unknown>)(inputs, params);
  return (fn as TeamFunction<unknown>)(inputs, params, await team(reference.parts));
}

/** What runs parts over a memory, kept from call to call. */
export class PartRunners {
  private readonly known = new Map<string, RunPart>();

  constructor(readonly memory: WasmMemory) {}

  async get(parts: ModuleExport): Promise<RunPart> {
    const key = `${parts.module}#${parts.name}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = ((await load(parts)) as PartRunner)(this.memory);
    this.known.set(key, made);
    return made;
  }
}

/** Teams of one thread over a memory that is made when it is first needed. */
export class SoloTeams {
  private runners: PartRunners | null = null;

  async get(parts: ModuleExport): Promise<Team> {
    this.runners ??= new PartRunners(teamMemory());
    return solo(this.runners.memory, await this.runners.get(parts));
  }
}

export function teamMemory(): WasmMemory {
  return new wasm.Memory({initial: 1, maximum: 65536, shared: true});
}
