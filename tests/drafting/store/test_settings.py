from pathlib import Path

import pytest

from drafting.settings import keepable, settings

PAGE = {
    "writer": "openai",
    "model_openai": "page-model",
    "model_embedded": "/page.gguf",
    "base_url": "http://page/v1",
    "api_key": "page-key",
}


def test_with_nothing_given_the_embedded_model_writes_into_the_users_folder() -> None:
    chosen = settings({}, {}, {})
    assert (chosen.writer, chosen.model, chosen.base_url, chosen.api_key) == (
        "embedded",
        None,
        None,
        None,
    )
    assert chosen.database.name == "afterword.db"
    assert chosen.database.is_absolute()
    assert not chosen.fixed


def test_the_environment_comes_before_the_secrets_and_they_before_the_page() -> None:
    secrets = {"AFTERWORD_WRITER": "template", "AFTERWORD_MODEL": "secret-model"}
    chosen = settings({"AFTERWORD_WRITER": "openai"}, secrets, PAGE)
    assert (chosen.writer, chosen.model, chosen.base_url) == (
        "openai",
        "secret-model",
        "http://page/v1",
    )
    assert chosen.fixed_by("writer") == "AFTERWORD_WRITER in the environment"
    assert chosen.fixed_by("model") == "AFTERWORD_MODEL in the secrets file"
    assert chosen.fixed_by("base_url") is None


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_blank_value_counts_as_not_given(blank: str) -> None:
    assert settings({"AFTERWORD_MODEL": blank}, {}, PAGE).model == "page-model"


@pytest.mark.parametrize("unknown", ["gpt", "both", "Template "])
def test_a_writer_that_nobody_has_is_passed_over(unknown: str) -> None:
    expected = "template" if unknown.strip().lower() == "template" else "openai"
    assert settings({"AFTERWORD_WRITER": unknown}, {}, PAGE).writer == expected


def test_each_writer_has_its_own_model() -> None:
    assert settings({}, {}, PAGE | {"writer": "embedded"}).model == "/page.gguf"
    assert settings({}, {}, PAGE).model == "page-model"
    assert settings({}, {}, PAGE | {"writer": "template"}).model is None


def test_the_key_of_the_environment_goes_to_no_address_of_the_page() -> None:
    environment = {"OPENAI_API_KEY": "secret"}
    page = {"writer": "openai", "base_url": "http://elsewhere/v1"}
    assert settings(environment, {}, page).api_key is None
    assert settings(environment, {}, page | {"api_key": "own"}).api_key == "own"
    assert settings(environment, {}, {"writer": "openai"}).api_key == "secret"
    both = environment | {"OPENAI_BASE_URL": "http://ours/v1"}
    assert settings(both, {}, page).api_key == "secret"
    assert settings(both, {}, page).base_url == "http://ours/v1"


def test_a_writer_is_given_what_it_takes_and_no_blanks() -> None:
    assert settings({}, {}, PAGE).for_writer() == {
        "model": "page-model",
        "base_url": "http://page/v1",
        "api_key": "page-key",
    }
    assert settings({}, {}, PAGE).for_writer("template") == {}
    assert settings({}, {}, {}).for_writer("embedded") == {}


def test_a_key_is_never_kept_nor_shown() -> None:
    assert "api_key" not in keepable(PAGE)
    assert keepable(PAGE)["base_url"] == "http://page/v1"
    assert "page-key" not in repr(settings({}, {}, PAGE))


def test_the_database_is_set_by_the_environment_not_by_the_page(tmp_path: Path) -> None:
    wanted = tmp_path / "own.db"
    assert settings({"AFTERWORD_DATABASE": str(wanted)}, {}, {}).database == wanted
    assert settings({}, {}, {"database": str(wanted)}).database != wanted
