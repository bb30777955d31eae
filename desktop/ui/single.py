"""One window a user: a second start hands its book to the first and ends."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from db import pc

ANSWER_MS = 1000


class SingleInstance(QObject):
    """Tells whether this is the first start; `asked` gives the path a later start brought."""

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(pc.home()).encode()).hexdigest()[:16]
        self._name = f"so-chi-bo-{place}"
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def first(self, path: str = "") -> bool:
        """Return whether this start is the only one; else hand the path to the first."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.write(path.encode() + b"\n")
            socket.waitForBytesWritten(ANSWER_MS)
            # The first one hangs up once it has read: then nothing is lost by ending.
            socket.waitForDisconnected(ANSWER_MS)
            return False
        if not self._server.listen(self._name):
            # Left behind by a start that crashed.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._callers.append(socket)
            socket.readyRead.connect(self._read)
        self._read()

    def _read(self) -> None:
        for socket in [one for one in self._callers if one.canReadLine()]:
            path = bytes(socket.readLine().data()).decode().strip()
            self._callers.remove(socket)
            socket.disconnectFromServer()
            socket.deleteLater()
            self.asked.emit(path)
