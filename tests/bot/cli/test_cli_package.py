"""The app package: Microsoft's own schemas accept it, and everything that it promises is in it."""

from __future__ import annotations

import io
import json
import struct
import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.teams.packaging import Place, files_named, package
from dialogs.ground import vocabulary

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "tests" / "data" / "teams-manifest-1.25"
APP_ID = "1f0e3c52-7d6a-4b1e-9a55-0c8e1d2f3a4b"
DOMAIN = "sam-boten.regionen.se"
runner = CliRunner()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package(Place(app_id=UUID(APP_ID), domain=DOMAIN)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def manifest(files: dict[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["manifest.json"])
    return read


def errors(document: object, schema: str) -> list[str]:
    """What Microsoft's schema says is wrong."""
    validator = Draft4Validator(json.loads((SCHEMAS / schema).read_text("utf-8-sig")))
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)]


def commands(manifest: dict[str, Any]) -> list[list[str]]:
    return [[command["title"] for command in group["commands"]] for group in manifest["bots"][0]["commandLists"]]


def run(*words: str, **environ: str) -> Result:
    unset = dict.fromkeys(("MicrosoftAppId", "WEBSITE_HOSTNAME"))
    return runner.invoke(app, ["package", *words], env={**unset, **environ})


def test_microsofts_schema_accepts_the_manifest(manifest: dict[str, Any]) -> None:
    """Teams refuses the upload otherwise, with little said about why."""
    assert errors(manifest, "MicrosoftTeams.schema.json") == []
    assert manifest["$schema"].split("/")[-2] == f"v{manifest['manifestVersion']}"


def test_the_schema_would_say_so(manifest: dict[str, Any]) -> None:
    """Otherwise the check above could not fail."""
    assert errors({**manifest, "icons": {}}, "MicrosoftTeams.schema.json")


@pytest.mark.parametrize("language", ["sv.json", "en.json"])
def test_microsofts_schema_accepts_the_languages(files: dict[str, bytes], language: str) -> None:
    """A misspelt path in a language file is refused at upload, or worse, shows the other language."""
    assert errors(json.loads(files[language]), "MicrosoftTeams.Localization.schema.json") == []


def test_what_the_manifest_names_is_in_the_package_and_nothing_else(
    files: dict[str, bytes], manifest: dict[str, Any]
) -> None:
    """Everything lies at the root of the zip."""
    assert set(files) == {"manifest.json", *files_named(manifest)}


def test_swedish_is_the_manifests_own_language(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """The manifest and sv.json say the same, so that no client shows an older text."""
    swedish = json.loads(files["sv.json"])
    assert manifest["localizationInfo"]["defaultLanguageTag"] == "sv-se"
    for name in ("name", "description"):
        for length in ("short", "full"):
            assert swedish[f"{name}.{length}"] == manifest[name][length]
    for i, group in enumerate(manifest["bots"][0]["commandLists"]):
        for j, command in enumerate(group["commands"]):
            for part in ("title", "description"):
                assert swedish[f"bots[0].commandLists[{i}].commands[{j}].{part}"] == command[part]


def test_english_says_everything_that_swedish_says(files: dict[str, bytes]) -> None:
    """A command without English would show in Swedish in the middle of an English menu."""
    assert set(json.loads(files["en.json"])) == set(json.loads(files["sv.json"]))


def test_the_commands_are_those_that_teams_can_show(manifest: dict[str, Any]) -> None:
    """At most twelve for each scope, none twice, and only where the bot is."""
    bot = manifest["bots"][0]
    assert set(bot["scopes"]) == {"personal", "team", "groupChat"}
    assert sorted(scope for group in bot["commandLists"] for scope in group["scopes"]) == sorted(bot["scopes"])
    for titles in commands(manifest):
        assert 0 < len(titles) <= 12
        assert len(set(titles)) == len(titles)


def test_the_bot_understands_every_command_and_the_same_in_both_languages(files: dict[str, bytes]) -> None:
    """Teams types the command for the person; an answer of "I did not understand" would be absurd."""
    meanings = [value for value in vars(vocabulary).values() if isinstance(value, frozenset)]
    swedish, english = json.loads(files["sv.json"]), json.loads(files["en.json"])
    for key in (key for key in swedish if key.endswith(".title")):
        assert any({swedish[key], english[key]} <= meaning for meaning in meanings), (swedish[key], english[key])


def test_it_may_be_added_to_shared_channels(manifest: dict[str, Any]) -> None:
    """From schema 1.25 a bot with the team scope is refused without it."""
    assert manifest["supportsChannelFeatures"] == "tier1"


@pytest.mark.parametrize(("icon", "side", "colour_type"), [("color.png", 192, 2), ("outline.png", 32, 6)])
def test_the_icons_have_the_size_that_teams_asks_for(
    files: dict[str, bytes], icon: str, side: int, colour_type: int
) -> None:
    """192 in colour without transparency, 32 with."""
    assert files[icon][:8] == b"\x89PNG\r\n\x1a\n"
    width, height, _depth, kind = struct.unpack(">IIBB", files[icon][16:26])
    assert (width, height, kind) == (side, side, colour_type)


def test_the_organisations_own_id_and_host_are_everywhere(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """An example left over in one place is a bot that never answers."""
    assert manifest["id"] == manifest["bots"][0]["botId"] == APP_ID
    assert manifest["validDomains"] == [DOMAIN]
    assert all(url.startswith(f"https://{DOMAIN}/") for key, url in manifest["developer"].items() if key != "name")
    assert b"example.com" not in files["manifest.json"]
    assert b"00000000-0000" not in files["manifest.json"]


def test_the_version_is_the_projects(manifest: dict[str, Any]) -> None:
    """Teams offers an upgrade only when this number moves."""
    assert manifest["version"] == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_the_same_place_makes_the_same_bytes() -> None:
    """IT can see whether what is in the catalogue is what was made."""
    place = Place(app_id=UUID(APP_ID), domain=DOMAIN)
    assert package(place) == package(place)


def test_the_command_writes_the_package(tmp_path: Path) -> None:
    """With the id and the host said, there is nothing to warn about."""
    out = tmp_path / "sam-boten.zip"
    result = run("--out", str(out), "--app-id", APP_ID, "--domain", DOMAIN)
    assert (result.exit_code, result.stderr) == (0, "")
    assert out.read_bytes() == package(Place(app_id=UUID(APP_ID), domain=DOMAIN))


def test_the_command_takes_what_the_bots_own_settings_say(tmp_path: Path) -> None:
    """On the bot's own host nothing need be typed again."""
    out = tmp_path / "sam-boten.zip"
    result = run("--out", str(out), MicrosoftAppId=APP_ID, WEBSITE_HOSTNAME=DOMAIN)
    assert (result.exit_code, result.stderr) == (0, "")
    assert out.read_bytes() == package(Place(app_id=UUID(APP_ID), domain=DOMAIN))


def test_a_package_with_examples_in_it_says_that_it_is_not_for_use(tmp_path: Path) -> None:
    """It is valid, so somebody would upload it."""
    result = run("--out", str(tmp_path / "look.zip"))
    assert result.exit_code == 0
    assert "--app-id" in result.stderr
    assert "--domain" in result.stderr
    assert "not to be uploaded" in result.stderr


@pytest.mark.parametrize("domain", ["https://sam.region.se", "sam.region.se/", "localhost", "*.region.se", "sam..se"])
def test_what_is_no_bare_host_is_refused(tmp_path: Path, domain: str) -> None:
    """Teams would take some of these and then trust the wrong host, or none."""
    result = run("--out", str(tmp_path / "x.zip"), "--app-id", APP_ID, "--domain", domain)
    assert result.exit_code == 2
    assert not (tmp_path / "x.zip").exists()


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Not a stack of frames."""
    result = run("--out", str(tmp_path / "no" / "x.zip"), "--app-id", APP_ID, "--domain", DOMAIN)
    assert result.exit_code == 1
    assert result.stderr.strip() == f"{tmp_path / 'no' / 'x.zip'} cannot be written: No such file or directory"
