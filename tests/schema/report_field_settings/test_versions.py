"""Versions of the settings: who saved what, what it changed, and the way back."""

from tests.resolvers.records.office import NOW
from tests.schema.records.api import codes
from tests.schema.report_field_settings.settings_api import SettingsApi


async def test_each_save_is_a_version_with_author_time_and_what_it_changed(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source", "origin"))
    await api.update(
        dealSourceFields=api.ids("origin", "source"),
        dealTypes=[
            api.of("retail", priceFields=["price"], successfulStages=["won", "offer"]),
            api.of("service", priceFields=["toll"], unsuccessfulStages=["start"]),
        ],
    )
    page = await api.versions()
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, False)
    second, first, imported = (edge["node"] for edge in page["edges"])
    assert (second["version"], second["isCurrent"], second["author"]) == (2, True, {"name": "admin"})
    assert second["savedAt"] == "2026-03-10T15:00:00+03:00"
    assert second["diff"] == [
        "Deal source fields: now in the order “origin”, “source”.",
        "“retail”, price fields: removed “fee”.",
        "“retail”, successful stages: added “offer”.",
        "“service”, price fields: added “toll”.",
        "“service”, unsuccessful stages: added “start”.",
    ]
    assert (first["version"], first["isCurrent"]) == (1, False)
    assert first["diff"] == ["Deal source fields: added “source”, “origin”."]
    assert first["settings"]["version"] == 1
    assert [each["name"] for each in first["settings"]["dealSourceFields"]] == ["source", "origin"]
    # What was in force before anybody saved anything here is not lost.
    assert (imported["version"], imported["author"]) == (0, None)
    assert imported["diff"] == [
        "“retail”, price fields: added “price”, “fee”.",
        "“retail”, successful stages: added “won”.",
        "“retail”, unsuccessful stages: added “lost”.",
    ]


async def test_versions_come_in_pages(api: SettingsApi) -> None:
    for names in (["source"], ["origin"], [], ["source", "origin"]):
        await api.update(dealSourceFields=api.ids(*names))
    first = await api.versions(first=2)
    assert [edge["node"]["version"] for edge in first["edges"]] == [4, 3]
    assert first["edges"][1]["node"]["diff"] == ["Deal source fields: removed “origin”."]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"]) == (5, True)
    rest = await api.versions(first=3, after=first["pageInfo"]["endCursor"])
    assert [edge["node"]["version"] for edge in rest["edges"]] == [2, 1, 0]
    assert rest["edges"][0]["node"]["diff"] == ["Deal source fields: added “origin”; removed “source”."]
    assert (rest["totalCount"], rest["pageInfo"]["hasNextPage"]) == (5, False)


async def test_a_diff_is_told_in_russian_too(api: SettingsApi) -> None:
    await api.update(dealTypes=[api.of("retail", successfulStages=["offer"])])
    result = await api.send("admin", "{ reportFieldSettingsVersions(first: 1) { edges { node { diff } } } }", "ru")
    assert result.data is not None
    [edge] = result.data["reportFieldSettingsVersions"]["edges"]
    assert edge["node"]["diff"] == ["«retail», успешные стадии: добавлено «offer»; убрано «won»."]


async def test_restoring_makes_a_new_version_of_what_was(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"), dealTypes=[api.of("retail", priceFields=[])])
    await api.update(activitySourceFields=api.ids("channel"), dealTypes=[api.of("service", successfulStages=["done"])])
    payload = await api.restore(0)
    assert payload["userErrors"] == []
    settings = payload["reportFieldSettings"]
    assert settings["version"] == 3
    assert (settings["dealSourceFields"], settings["activitySourceFields"]) == ([], [])
    retail, service, *_ = settings["dealTypes"]
    assert retail["priceFields"] == [{"name": "price"}, {"name": "fee"}]
    assert service["successfulStages"] == []
    [edge] = (await api.versions(first=1))["edges"]
    assert edge["node"]["diff"] == [
        "Activity source fields: removed “channel”.",
        "Deal source fields: removed “source”.",
        "“retail”, price fields: added “price”, “fee”.",
        "“service”, successful stages: removed “done”.",
    ]
    [(action, after)] = await api.rows(
        "SELECT action, after->>'version' FROM audit_entries WHERE company_id = :company ORDER BY id DESC LIMIT 1"
    )
    assert (action, after) == ("restoreReportFieldSettings", "3")


async def test_what_of_a_version_may_not_be_chosen_any_more_is_told_by_its_place(api: SettingsApi) -> None:
    await api.update(
        dealSourceFields=api.ids("origin", "source"),
        dealTypes=[api.of("service", priceFields=["toll"], successfulStages=["done"])],
    )
    await api.update(dealSourceFields=[], dealTypes=[api.of("service", priceFields=[], successfulStages=[])])
    for name in ("source", "fee"):
        await api.execute("UPDATE custom_fields SET archived_at = now() WHERE id = :id", id=api.office[name])
    await api.execute("DELETE FROM custom_fields WHERE id = :id", id=api.more["toll"])
    payload = await api.restore(1)
    assert codes(payload) == [
        ("version.dealTypes.0.priceFields.1", "ARCHIVED"),
        ("version.dealTypes.1.priceFields.0", "NOT_FOUND"),
        ("version.dealSourceFields.1", "ARCHIVED"),
    ]
    assert payload["reportFieldSettings"] is None
    assert await api.version() == 2
    # The version is still told, without what is gone.
    first = (await api.versions())["edges"][1]["node"]
    assert first["settings"]["dealTypes"][1]["priceFields"] == []
    assert f"“service”, price fields: added “#{api.more['toll']}”." in first["diff"]


async def test_a_version_that_never_was_is_a_mistake(api: SettingsApi) -> None:
    assert codes(await api.restore(7)) == [("version", "NOT_FOUND")]


async def test_restoring_what_is_in_force_makes_no_version(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    payload = await api.restore(1)
    assert (payload["userErrors"], payload["reportFieldSettings"]["version"]) == ([], 1)


async def test_times_are_those_of_the_request(api: SettingsApi) -> None:
    await api.update(dealSourceFields=api.ids("source"))
    rows = await api.rows("SELECT saved_at FROM report_field_settings_versions WHERE company_id = :company")
    assert {saved_at for (saved_at,) in rows} == {NOW}
