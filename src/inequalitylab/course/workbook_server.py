"""The server that shows workbooks as apps: `python -m inequalitylab.course.workbook_server`."""

from typing import Any

from inequalitylab.course import child

child.leave_out_slow_imports()

import zmq  # noqa: E402
from jupyter_server.auth.decorator import allow_unauthenticated  # noqa: E402
from jupyter_server.auth.login import LoginFormHandler  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from tornado.web import HTTPError  # noqa: E402
from voila.app import Voila  # noqa: E402
from voila.handler import BaseVoilaHandler  # noqa: E402
from voila.request_info_handler import RequestInfoSocketHandler  # noqa: E402
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler  # noqa: E402
from voila.static_file_handler import AllowListFileHandler  # noqa: E402
from voila.tornado.contentshandler import VoilaContentsHandler  # noqa: E402
from voila.tornado.treehandler import TornadoVoilaTreeHandler  # noqa: E402

# Voila's file list, its listing of a folder's contents, its file downloads, a socket that answers
# without a key, and a form that asks for a token: nobody needs them to use a workbook.
CLOSED = (
    TornadoVoilaTreeHandler,
    VoilaContentsHandler,
    AllowListFileHandler,
    RequestInfoSocketHandler,
    LoginFormHandler,
)


class NotHere(BaseVoilaHandler):
    """The page for every other address, and for a wrong key."""

    @allow_unauthenticated
    def get(self) -> None:
        """Say that the page is not here."""
        raise HTTPError(404)


class LeavePage(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that is being left."""

    def check_xsrf_cookie(self) -> None:
        """Ask for no token, which such a page cannot send: nobody can guess the kernel's id."""


class WorkbookServer(Voila):
    """Voila that serves workbooks and nothing else."""

    name = "voila"

    def init_handlers(self) -> list[Any]:
        """Return Voila's rooms without those that are closed, and a plain page for the rest."""
        kept = [handler for handler in super().init_handlers() if not issubclass(handler[1], CLOSED)]
        kept = [(h[0], LeavePage) if h[1] is VoilaShutdownKernelHandler else h for h in kept]
        return [*kept, (r"/.*", NotHere, {"voila_configuration": self.voila_configuration})]


def hear_late_replies() -> None:
    """Keep a workbook with an Output widget from waiting for ever for an answer that has arrived.

    nbclient's own sends can use up the sign that a reply is there (its issue 312). It looks every second
    whether the kernel lives; looking at the socket as well, at that moment, brings the reply in.
    """
    check_alive = NotebookClient._async_check_alive

    async def look_at_socket_too(client: NotebookClient) -> None:
        if client.kc is not None and client.kc.channels_running:
            client.kc.shell_channel.socket.get(zmq.EVENTS)
        await check_alive(client)

    setattr(NotebookClient, "_async_check_alive", look_at_socket_too)  # noqa: B010


if __name__ == "__main__":
    hear_late_replies()
    child.stop_with_parent()
    WorkbookServer.launch_instance(argv=[])
