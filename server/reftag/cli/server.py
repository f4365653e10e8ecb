"""`reftag server`: the language server. Only this verb imports the protocol."""

import argparse
import gc

Address = tuple[str, int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag server` takes."""
    channel = parser.add_mutually_exclusive_group()
    channel.add_argument(
        "--stdio", action="store_true", help="use standard input and output (the default)"
    )
    channel.add_argument(
        "--tcp", type=_address, metavar="HOST:PORT", help="listen for one client on this address"
    )
    channel.add_argument(
        "--ws", type=_address, metavar="HOST:PORT", help="listen for web sockets on this address"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until the client exits and return the exit code."""
    gc.disable()  # what is imported stays: to look for garbage in it takes a twentieth of the start
    from reftag.lsp.server import main as serve

    gc.freeze()
    gc.enable()
    return serve(tcp=args.tcp, ws=args.ws)


def _address(text: str) -> Address:
    """Read `HOST:PORT`; an IPv6 address is in brackets: `[::1]:2087`."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 0xFFFF:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT, e.g. 127.0.0.1:2087")
    return host, int(port)
