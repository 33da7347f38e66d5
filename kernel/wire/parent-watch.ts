/** Notices when the process that started the kernel is gone. */

const intervalMs = 1000;

/**
 * Calls `gone` once when `pid` is no longer the parent, or no longer there. A kernel that was not started by `pid` itself
 * (a launcher stood between) watches for its existence alone.
 */
export function watchParent(pid: number, gone: () => void): NodeJS.Timeout {
  const isChild = process.ppid === pid;
  const timer = setInterval(() => {
    const there = isChild && process.platform !== 'win32' ? process.ppid === pid : exists(pid);
    if (there) return;
    clearInterval(timer);
    gone();
  }, intervalMs);
  return timer.unref();
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
