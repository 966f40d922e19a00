"""Serves a page of this folder with the dashboard's settings, headers and server: ``streamlit_pages empty_page.py``."""

import argparse
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from serve import SecurityHeaders, content_security_policy

FOLDER = Path(__file__).resolve().parent


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("page")
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    index = Path(st.__file__).parent / "static" / "index.html"
    policy = content_security_policy(index.read_text(encoding="utf-8"))
    app = st.App(FOLDER / options.page, middleware=[Middleware(SecurityHeaders, policy=policy)])
    app.run(config={"server.address": "127.0.0.1", "server.port": options.port})


if __name__ == "__main__":
    main()
