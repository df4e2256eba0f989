"""Binds a free port of 127.0.0.1, prints it, and becomes the program that it is given.

The program inherits the socket as systemd hands sockets over, which gunicorn prefers to any bind of
its own settings. The socket does not listen yet: until the program does, connections are refused, as
they are in a container that is still starting.
"""

import os
import socket
import sys

FIRST = 3

program = sys.argv[1:]
found = [os.access(os.path.join(folder, program[0]), os.X_OK) for folder in os.get_exec_path()]
if not any(found):
    sys.exit(f'exec: "{program[0]}": executable file not found in $PATH')

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)

os.dup2(listener.fileno(), FIRST)
os.set_inheritable(FIRST, True)
os.environ["LISTEN_FDS"] = "1"
os.environ["LISTEN_PID"] = str(os.getpid())

os.execvp(program[0], program)
