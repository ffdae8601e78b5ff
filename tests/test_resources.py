"""The data folders are found."""

import pytest

from poise.resources import root


@pytest.mark.parametrize("name", ["scenarios", "voices", "assets"])
def test_each_data_folder_is_there(name: str) -> None:
    assert root(name).is_dir()
