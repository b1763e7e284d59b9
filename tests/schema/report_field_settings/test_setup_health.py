"""What is missing, told to the administrator: cases by hand."""

from typing import Any

from tests.schema.report_field_settings.settings_api import SettingsApi

_HEALTH = """{ setupHealth {
  readyCount partialCount notConfiguredCount
  blocks { key title status }
  missing { setting { code text dealType activityType whereToSet } howToMend blocks { key title } }
  warnings { code text dealType customField }
} }"""
# Blocks that need nothing to be chosen.
_ALWAYS_READY = 10


async def _health(api: SettingsApi, who: str = "admin") -> dict[str, Any]:
    return (await api.ask(who, _HEALTH))["setupHealth"]


def _gaps(health: dict[str, Any]) -> dict[tuple[str, str | None], set[str]]:
    return {
        (gap["setting"]["code"], gap["setting"]["dealType"] or gap["setting"]["activityType"]): {
            block["key"] for block in gap["blocks"]
        }
        for gap in health["missing"]
    }


async def test_every_gap_names_its_type_the_blocks_that_need_it_and_the_way_to_mend_it(api: SettingsApi) -> None:
    health = await _health(api)
    assert (health["readyCount"], health["partialCount"], health["notConfiguredCount"]) == (_ALWAYS_READY, 7, 2)
    money = {"revenue", "revenue_by_deal_type", "potential_revenue"}
    of_type = {
        "SUCCESS_STAGES": {*money, "won_deals"},
        "FAILURE_STAGES": {"potential_revenue", "missed_revenue", "lost_deals"},
        "PRICE_FIELDS": {*money, "missed_revenue", "sales_funnel"},
    }
    assert _gaps(health) == {
        ("DEAL_SOURCE_FIELD", None): {"deal_sources"},
        ("ACTIVITY_SOURCE_FIELD", None): {"activity_sources"},
        **{(code, api.id(name)): keys for name in ("service", "bare") for code, keys in of_type.items()},
    }
    success = next(gap for gap in health["missing"] if gap["setting"]["code"] == "SUCCESS_STAGES")
    assert success["setting"]["text"] == "No successful stages are chosen for “service”"
    assert success["howToMend"] == (
        "Choose which stages of “service” mean that a deal is won (updateReportFieldSettings, successfulStages)."
    )
    assert success["blocks"][0] == {"key": "revenue", "title": "Revenue"}


async def test_a_desktop_is_complete_when_everything_is_chosen(api: SettingsApi) -> None:
    for name in ("bare", "service"):
        await api.execute("UPDATE deal_types SET archived_at = now() WHERE id = :id", id=api.office[name])
    payload = await api.update(dealSourceFields=api.ids("source"), activitySourceFields=api.ids("channel"))
    assert payload["warnings"] == []
    health = await _health(api)
    assert (health["readyCount"], health["missing"], health["warnings"]) == (19, [], [])


async def test_a_source_that_some_types_lack_is_told_by_type(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("origin"), activitySourceFields=api.ids("medium"))
    health = await _health(api)
    gaps = _gaps(health)
    assert {type_ for code, type_ in gaps if code == "DEAL_SOURCE_FIELD"} == {*api.ids("retail", "bare")}
    assert ("ACTIVITY_SOURCE_FIELD", None) not in gaps
    ways = [gap["howToMend"] for gap in health["missing"] if gap["setting"]["code"] == "DEAL_SOURCE_FIELD"]
    assert ways[0].startswith("Choose a source field that deals of “retail” have, beside the others")


async def test_an_archived_field_is_told_with_every_block_that_needs_it(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    for name in ("price", "source"):
        await api.execute("UPDATE custom_fields SET archived_at = now() WHERE id = :id", id=api.office[name])
    gaps = _gaps(await _health(api))
    assert gaps["ARCHIVED_PRICE_FIELD", api.id("retail")] == {
        "revenue",
        "revenue_by_deal_type",
        "potential_revenue",
        "missed_revenue",
        "sales_funnel",
    }
    for name in ("retail", "service", "bare"):
        assert gaps["ARCHIVED_SOURCE_FIELD", api.id(name)] == {"deal_sources"}


async def test_a_company_without_deal_types_is_told_to_make_one(api: SettingsApi) -> None:
    await api.execute("UPDATE deal_types SET archived_at = now() WHERE company_id = :id", id=api.office.company_id)
    health = await _health(api)
    [gap] = [gap for gap in health["missing"] if gap["setting"]["code"] == "DEAL_TYPES"]
    assert len(gap["blocks"]) == 6
    assert gap["howToMend"] == "Create a deal type with its stages (createDealType, createStage)."


async def test_a_price_field_that_no_deal_of_the_type_has_filled_is_a_warning(api: SettingsApi) -> None:
    await api.update(dealTypes=[api.of("service", priceFields=["toll", "fee"], successfulStages=["done"])])
    # Without deals there is nothing to wonder about.
    assert [each["code"] for each in (await _health(api))["warnings"]] == ["NO_SUCCESSFUL_STAGE"]
    await api.create_deal(fields=[{"field": api.id("price"), "number": "0"}])
    await api.create_deal(dealType=api.id("service"), fields=[{"field": api.id("toll"), "number": "5"}])
    gone = await api.create_deal(fields=[{"field": api.id("fee"), "number": "5"}])
    assert await _unfilled(api) == [("service", "fee")]
    await api.write("seller", "deleteDeal", deal=gone)
    assert await _unfilled(api) == [("retail", "fee"), ("service", "fee")]
    warnings = (await _health(api))["warnings"]
    assert warnings[1]["text"] == "“fee” is chosen as a price of “retail”, and no deal of that type has it filled in."
    # Given in another currency, of which there is no rate, it is filled all the same.
    await api.create_deal(currency="USD", fields=[{"field": api.id("fee"), "number": "5"}])
    assert await _unfilled(api) == [("service", "fee")]


async def _unfilled(api: SettingsApi) -> list[tuple[str, str]]:
    names = {api.id(name): name for name in ("retail", "service", "price", "fee", "toll")}
    warnings = (await _health(api))["warnings"]
    return [
        (names[each["dealType"]], names[each["customField"]])
        for each in warnings
        if each["code"] == "PRICE_FIELD_NEVER_FILLED"
    ]


async def test_health_is_told_in_russian_too(api: SettingsApi) -> None:
    result = await api.send("admin", _HEALTH, "ru")
    assert result.data is not None
    gap = result.data["setupHealth"]["missing"][0]
    assert gap["setting"]["whereToSet"] == "Настройка → Настройка CRM → Настройки полей для отчётов"
    assert gap["howToMend"].startswith("Выберите поле, в котором указан источник")
