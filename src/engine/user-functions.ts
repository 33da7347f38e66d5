/** How functions of users are called for rows and groups. */

/** Does a piece of work that consists of calls of users' functions, and of nothing that must not be cut off in its middle. */
export type CallsUsers = <T>(work: () => T) => Promise<T>;

class UserFunctions {
  /** At once, unless a front-end has a way to stop a function that keeps the thread busy. */
  call: CallsUsers = async (work) => await Promise.resolve(work());
}

export const userFunctions = new UserFunctions();
