"""The same cells in the language of each kernel."""

TYPESCRIPT = {
    "keep": "let kept = 41",
    "kept": "kept + 1",
    "loop": "console.log('begun'); while (true) {}",
    "await": "console.log('begun'); await new Promise(() => setTimeout(() => {}, 1e6))",
    "loop after await": "await Promise.resolve(); console.log('begun'); while (true) {}",
    "prints": "for (let i = 0; i < 100_000; i++) console.log(i)",
    "fail": "await new Promise((resolve) => setTimeout(resolve, 300)); throw new Error('no')",
    "type error": "const n: number = 'text'; n",
    "complete": ("const place = {city: 'Bern'}", "place.city.toUpperC", "toUpperCase"),
    "inspect": ("/** Where it is. */ function where(n: number): string { return String(n) }", "where", ("number", "Where it is")),
    "rejection": "void Promise.reject(new RangeError('nobody')); await new Promise((r) => setTimeout(r, 300))",
    "timer": "setTimeout(() => { throw new RangeError('in a timer') }, 10); await new Promise((r) => setTimeout(r, 300))",
    "exit": "process.exit(3)",
    "ask": "await input('Who? ')",
    "comm": "comms.open('bench', {data: {}})",
}
DENO = {
    **TYPESCRIPT,
    "ask": "prompt('Who? ')",
    "exit": "Deno.exit(3)",
    "comm": "await Deno.jupyter.broadcast('comm_open', {comm_id: 'bench', target_name: 'bench', data: {}})",
}
PYTHON = {
    "keep": "kept = 41",
    "kept": "kept + 1",
    "loop": "print('begun', flush=True)\nwhile True: pass",
    "await": "import asyncio\nprint('begun', flush=True)\nawait asyncio.sleep(1e6)",
    "loop after await": "import asyncio\nawait asyncio.sleep(0)\nprint('begun', flush=True)\nwhile True: pass",
    "prints": "for i in range(100_000): print(i)",
    "fail": "import time\ntime.sleep(0.3)\nraise ValueError('no')",
    "type error": None,
    "complete": ("place = 'Bern'", "place.upp", "upper"),
    "inspect": ('def where(n: int) -> str:\n    "Where it is."\n    return str(n)', "where", ("int", "Where it is")),
    "rejection": "import asyncio\nasync def nobody(): raise ValueError('nobody')\ntask = asyncio.ensure_future(nobody())\nawait asyncio.sleep(0.3)",
    "timer": "import asyncio\nasyncio.get_event_loop().call_later(0.01, lambda: 1 / 0)\nawait asyncio.sleep(0.3)",
    "exit": "import sys\nsys.exit(3)",
    "ask": "input('Who? ')",
    "comm": "from comm import create_comm\nline = create_comm(target_name='bench')",
}
CODE = {"mars-ts": TYPESCRIPT, "python3": PYTHON, "deno": DENO}
