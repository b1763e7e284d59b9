"""With the settings that come along every block of the desktop is ready."""

from tests.crm_desktop.demo.written_company import WrittenCompany


def test_every_deal_type_has_prices_successful_and_unsuccessful_stages_of_its_own(company: WrittenCompany) -> None:
    settings = company.read_json("report_field_settings")["deal_types"]
    stages = {row["external_id"]: row["deal_type"] for row in company.rows("stages")}
    fields = {row["external_id"]: row for row in company.rows("fields")}
    assert list(settings) == [row["external_id"] for row in company.rows("deal_types")]
    for deal_type, chosen in settings.items():
        assert chosen.keys() == {"price_fields", "success_stages", "failure_stages"}
        assert chosen["price_fields"]
        assert chosen["success_stages"]
        assert chosen["failure_stages"]
        closed = chosen["success_stages"] + chosen["failure_stages"]
        assert len(set(closed)) == len(closed)
        assert {stages[stage] for stage in closed} == {deal_type}
        for field in chosen["price_fields"]:
            assert (fields[field]["entity"], fields[field]["kind"]) == ("deal", "price")
            assert fields[field]["deal_type"] in {"", deal_type}


def test_every_deal_type_has_four_to_seven_intermediate_stages_before_the_final_ones(company: WrittenCompany) -> None:
    for row in company.rows("deal_types"):
        stages = [stage for stage in company.rows("stages") if stage["deal_type"] == row["external_id"]]
        assert [int(stage["position"]) for stage in stages] == list(range(len(stages)))
        closed = [stage["external_id"] in company.won_stages | company.lost_stages for stage in stages]
        assert 4 <= closed.count(False) <= 7
        assert closed == sorted(closed)


def test_one_type_has_two_successful_stages_and_one_has_two_price_fields(company: WrittenCompany) -> None:
    settings = company.read_json("report_field_settings")["deal_types"].values()
    assert sorted(len(chosen["success_stages"]) for chosen in settings) == [1, 1, 1, 1, 2]
    assert sorted(len(chosen["price_fields"]) for chosen in settings) == [1, 1, 1, 1, 2]
    assert {len(chosen["failure_stages"]) for chosen in settings} == {1, 2}


def test_source_fields_are_choices_that_leave_no_type_out(company: WrittenCompany) -> None:
    settings = company.read_json("report_field_settings")
    fields = {row["external_id"]: row for row in company.rows("fields")}
    for entity, type_column in (("deal", "deal_type"), ("activity", "activity_type")):
        chosen = [fields[field] for field in settings[f"{entity}_source_fields"]]
        assert {(field["entity"], field["kind"]) for field in chosen} == {(entity, "choice")}
        # One for all types, and before it one of a single type.
        assert [field[type_column] == "" for field in chosen] == [False, True]
