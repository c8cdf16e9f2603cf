"""``gongkai release verify FOLDER --key KEY``: check what came through a one-way gap.

``gongkai release key`` makes the key that signs. Neither needs a database.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Hang ``release`` and its verbs on the command."""
    noun = subparsers.add_parser("release", help="发布：核对导出的静态文件夹，生成签名密钥")
    verbs = noun.add_subparsers(title="可以办的事", metavar="动作", dest="动作", required=True)
    verify = verbs.add_parser("verify", help="核对静态文件夹是否完整、有没有被改过")
    verify.add_argument("folder", metavar="文件夹", type=Path, help="带清单的静态文件夹")
    verify.add_argument("--key", metavar="公钥", required=True, help="发布方的公钥（base64）")
    verify.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式，默认 text（文字）"
    )
    verify.set_defaults(run=_verify)
    key = verbs.add_parser("key", help="生成签名密钥和公钥")
    key.set_defaults(run=_key)


def _verify(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from gongkai.ground.core.errors import Refusal

    from .channels.folder import listing
    from .rules import manifest

    try:
        key = manifest.public_key(arguments.key)
    except ValueError as error:
        raise Refusal("key_wrong", "公钥不对：应当是 32 个字节的 base64。") from error
    path = arguments.folder / manifest.NAME
    if not path.is_file():
        raise Refusal("no_manifest", "文件夹里没有清单（manifest.json），请核对路径。")
    said = manifest.faults(path.read_bytes(), key, listing(arguments.folder))
    if arguments.format == "json":
        json.dump({"whole": not said, "faults": said}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        print("\n".join(said) if said else "完整，没有被改过。")
    return 1 if said else 0


def _key(arguments: argparse.Namespace) -> None:
    import base64

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from .rules import manifest

    key = Ed25519PrivateKey.generate()
    print(f"GONGKAI_SIGNING_KEY={base64.b64encode(key.private_bytes_raw()).decode()}")
    print(f"公钥（交给接收方）：{manifest.public_text(key)}")
