"""The app package that IT uploads to Teams: `manifest/` with the organisation's own bot id and host filled in."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SOURCE = Path(__file__).parents[2] / "manifest"
PAGES = {"websiteUrl": "", "privacyUrl": "integritet", "termsOfUseUrl": "villkor"}
ALWAYS_THE_SAME_TIME = (2026, 1, 1, 0, 0, 0)  # the same input makes the same bytes, so that IT can compare two packages


@dataclass(frozen=True, kw_only=True)
class Place:
    """What differs between organisations."""

    app_id: UUID  # of the app registration (Entra); the Teams app takes the same id
    domain: str  # where the bot answers, a bare host name


def package(place: Place) -> bytes:
    """The zip. Everything lies at its root, as Teams wants it."""
    manifest = manifest_for(place)
    files = {
        "manifest.json": written(manifest),
        **{name: (SOURCE / name).read_bytes() for name in files_named(manifest)},
    }
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, ALWAYS_THE_SAME_TIME), content, ZIP_DEFLATED)
    return made.getvalue()


def manifest_for(place: Place) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((SOURCE / "manifest.json").read_text("utf-8"))
    manifest["id"] = str(place.app_id)
    manifest["bots"][0]["botId"] = str(place.app_id)
    manifest["validDomains"] = [place.domain]
    manifest["developer"] |= {key: f"https://{place.domain}/{page}" for key, page in PAGES.items()}
    return manifest


def files_named(manifest: Mapping[str, Any]) -> list[str]:
    """The files that the manifest promises."""
    local = manifest["localizationInfo"]
    languages = [local["defaultLanguageFile"], *(extra["file"] for extra in local["additionalLanguages"])]
    return [*manifest["icons"].values(), *languages]


def written(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
