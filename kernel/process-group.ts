/** The processes that cells have started and left running. */

/** Whether the process leads a group of its own, as it does where Jupyter started it: what cells start belongs to it then. */
function leads(): boolean {
  if (process.platform === 'win32') return false;
  try {
    process.kill(-process.pid, 0);
    return true;
  } catch {
    // Nobody has a group of that number.
    return false;
  }
}

/** Asks them to end; this process hears it too. Without patience it ends itself and all of them, whatever they do. */
export function endGroup(patient: boolean): void {
  if (leads()) process.kill(-process.pid, patient ? 'SIGTERM' : 'SIGKILL');
  else if (!patient) process.kill(process.pid, 'SIGKILL');
}
