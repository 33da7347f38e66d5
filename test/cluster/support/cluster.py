"""A Mars or Xorbits cluster in one process, for tests: prints its URL, and lives until it is ended.

    python cluster.py mars|xorbits PORT
"""
import sys
import threading


def main(package, port):
    if package == 'mars':
        from mars.deploy.oscar.session import new_session
    else:
        from xorbits._mars.deploy.oscar.session import new_session
    config = {'@inherits': '@default', 'web': {'host': '127.0.0.1', 'port': int(port)}}
    session = new_session(
        '127.0.0.1', init_local=True, n_worker=1, n_cpu=2, web=True, config=config, default=True
    )
    print(session.get_web_endpoint(), flush=True)
    threading.Event().wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
