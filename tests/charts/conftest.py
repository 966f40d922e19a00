"""The five cities, as pages hand them to the maps."""

import pandas as pd
import pytest


@pytest.fixture
def city_points() -> pd.DataFrame:
    rows = [
        ("timisoara", "Timișoara", "RO424", 21.2257, 45.7537, 37674.0, "37,674 firms in 2020"),
        ("leeuwarden", "Leeuwarden", "NL125", 5.8, 53.2, 30291.0, "30,291 firms in 2020"),
        ("matera", "Matera", "ITF52", 16.6, 40.67, 11910.0, "11,910 firms in 2020"),
        ("rijeka", "Rijeka", "HR031", 14.44, 45.33, 18275.0, "18,275 firms in 2020"),
        ("kaunas", "Kaunas", "LT022", 23.9, 54.9, 59005.0, "59,005 firms in 2020"),
    ]
    return pd.DataFrame(rows, columns=["key", "name", "code", "longitude", "latitude", "value", "label"])
