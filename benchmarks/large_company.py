"""A company with much of everything, in the import format: what no screen may break of.

python benchmarks/large_company.py FOLDER [EXTERNAL_ID]

300 deal types of seven stages, two thirds of them set up; 300 fields of deals; 2,000 options of a source of deals and of activities;
5,000 people; a chain of 40 departments, one below the other, and 40 beside each other; 40 groups; 40 activity types; prices in
trillions. Names are Russian and have up to 120 letters, of which only the last ones differ. The same arguments give the same company,
but for its times.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from csv_folder import CsvFolder

from crm_desktop.demo.words import listed

LONGEST = 120
DEAL_TYPES, OPTIONS, PEOPLE, DEEP, WIDE, GROUPS, ACTIVITY_TYPES = 300, 2_000, 5_000, 40, 40, 40, 40
FURTHER_FIELDS = 298
DEALS, ACTIVITIES, CALLS, DAYS = 6_000, 6_000, 600, 60

# What names begin with.
DEAL = "Поставка и пусконаладка холодильных установок по рамочному договору с объединением предприятий пищевой отрасли"
DEEP_DEPARTMENT = (
    "Управление по работе с ключевыми заказчиками и развитию дилерской сети во всех регионах присутствия компании"
)
WIDE_DEPARTMENT = (
    "Обособленное подразделение сервисного обслуживания, гарантийного ремонта и поверки измерительных приборов"
)
GROUP = "Рабочая группа по внедрению новых стандартов обслуживания заказчиков и сокращению сроков исполнения договоров"
DEAL_TYPE = "Поставка, монтаж и сервисное обслуживание промышленного холодильного оборудования для пищевых предприятий"
ACTIVITY_TYPE = (
    "Выезд инженера на площадку заказчика для осмотра оборудования и составления дефектной ведомости с замерами"
)
FIELD = (
    "Сведения о согласовании условий отгрузки, страхования и хранения оборудования на промежуточном складе поставщика"
)
SOURCE = "Рекомендация постоянного заказчика, полученная на международной отраслевой выставке или научной конференции"
POST = ", заместитель руководителя проектного офиса по взаимодействию с филиалами и дочерними обществами"

STAGES = (
    "Новая заявка, полученная из любого источника и ещё не разобранная ответственным сотрудником",
    "Потребность выяснена, технические требования согласованы со службой эксплуатации заказчика",
    "Коммерческое предложение отправлено и ожидает рассмотрения комиссией по закупкам заказчика",
    "Переговоры об условиях поставки, отсрочке платежа и штрафных санкциях за нарушение сроков",
    "Договор подписан обеими сторонами, аванс получен, заказ передан в производство без замечаний",
    "Отказ: заказчик выбрал другого поставщика или отложил закупку на неопределённый срок",
    "Отказ: заказчик не прошёл проверку службы безопасности или финансового департамента",
)
SURNAMES = listed(
    "Абрикосов Берестов Воронцов Голубев Дубравин Жаворонков Истомин Калинин Лазарев Мельников Огарёв Перепёлкин"
)
GIVEN = listed("Александр Борис Владислав Григорий Дмитрий Евгений Илья Константин Максим Николай Павел Сергей")


def long_name(beginning: str, number: int) -> str:
    """A name of 120 letters at the most, which only its end tells from others like it."""
    return f"{beginning[: LONGEST - 8].rstrip()} № {number:04}"


def write_large_company(folder: Path, *, external_id: str, now: datetime) -> None:
    """Writes it into a folder, which is made if need be. Of the external id ``large``, ``admin@large.example`` is the administrator and
    ``p1@large.example`` heads all departments; nobody has a password."""
    random = Random(1)
    files = CsvFolder(folder)
    files.write_json(
        "company",
        {
            "external_id": external_id,
            "name": "Межрегиональное объединение производителей и поставщиков промышленного холодильного оборудования «Северо-Восток»",
            "timezone": "Europe/Moscow",
            "currency": "RUB",
        },
    )
    _write_staff(files, external_id)
    types = _write_catalogue(files)
    options = range(OPTIONS)

    def some_time() -> datetime:
        return now - timedelta(days=random.uniform(1, DAYS))

    deals, moves = list[tuple[object, ...]](), list[tuple[object, ...]]()
    for number in range(DEALS):
        # A few types have most of the deals, and all have some.
        deal_type = types[number % DEAL_TYPES if number % 2 else int(random.triangular(0, DEAL_TYPES, 0))]
        at = some_time()
        price = random.randrange(1, 999) * 10 ** random.choice([0, 3, 6, 9, 10])
        source = f"source{random.choice(options)}" if number % 3 else f"source{number % 12}"
        name = long_name(DEAL, number)
        deals.append((f"d{number}", deal_type, name, f"p{number % PEOPLE}", at.isoformat(), price, source))
        way = random.choice([(0,), (0, 1), (0, 1, 2), (0, 2, 4), (0, 1, 5), (0, 1, 2, 3, 4), (0, 6)])
        moves += (
            (f"d{number}", f"{deal_type}.{stage}", (at + timedelta(hours=step)).isoformat())
            for step, stage in enumerate(way)
        )
    files.write("deals", "external_id deal_type name responsible created_at field:price field:source", deals)
    files.write("transitions", "deal to_stage occurred_at", moves)
    files.write(
        "activities",
        "external_id activity_type responsible created_at field:origin",
        (
            (
                f"a{number}",
                f"kind{number % ACTIVITY_TYPES}",
                f"p{number % PEOPLE}",
                some_time().isoformat(),
                f"origin{random.choice(options)}",
            )
            for number in range(ACTIVITIES)
        ),
    )
    files.write(
        "communications",
        "external_id channel direction responsible occurred_at answered",
        (
            (f"c{number}", "call", "incoming", f"p{number % PEOPLE}", some_time().isoformat(), "true")
            for number in range(CALLS)
        ),
    )


def _write_staff(files: CsvFolder, external_id: str) -> None:
    """Departments, people and groups."""
    files.write(
        "departments",
        "external_id name parent head",
        [
            *(
                (
                    f"deep{level}",
                    long_name(DEEP_DEPARTMENT, level),
                    f"deep{level - 1}" if level else "",
                    "p1" if not level else "",
                )
                for level in range(DEEP)
            ),
            *((f"wide{number}", long_name(WIDE_DEPARTMENT, number), "deep0", "") for number in range(WIDE)),
        ],
    )
    departments = [*(f"deep{level}" for level in range(DEEP)), *(f"wide{number}" for number in range(WIDE))]
    files.write(
        "users",
        "external_id email name role department",
        [
            ("admin", f"admin@{external_id}.example", "Администратор Анна Андреевна", "admin", ""),
            *(
                (
                    f"p{number}",
                    f"p{number}@{external_id}.example",
                    _person(number),
                    "manager" if number == 1 else "user",
                    departments[number % len(departments)],
                )
                for number in range(PEOPLE)
            ),
        ],
    )
    files.write(
        "groups",
        "external_id name",
        (
            (
                f"group{number}",
                long_name(GROUP, number),
            )
            for number in range(GROUPS)
        ),
    )
    files.write("group_members", "group user", ((f"group{number % GROUPS}", f"p{number}") for number in range(400)))


def _person(number: int) -> str:
    """Every hundredth has a name as long as names get."""
    name = f"{SURNAMES[number % 12]} {GIVEN[number // 12 % 12]} {number:04}"
    if number % 100:
        return name
    return long_name(
        name + POST,
        number,
    )


def _write_catalogue(files: CsvFolder) -> list[str]:
    """Types, stages, fields and options; every third deal type is not set up."""
    types = [f"type{number:03}" for number in range(DEAL_TYPES)]
    files.write(
        "deal_types",
        "external_id name position",
        (
            (
                deal_type,
                long_name(DEAL_TYPE, number),
                number,
            )
            for number, deal_type in enumerate(types)
        ),
    )
    files.write(
        "stages",
        "external_id deal_type name position",
        ((f"{t}.{place}", t, name, place) for t in types for place, name in enumerate(STAGES)),
    )
    files.write(
        "activity_types",
        "external_id name",
        (
            (
                f"kind{number}",
                long_name(ACTIVITY_TYPE, number),
            )
            for number in range(ACTIVITY_TYPES)
        ),
    )
    files.write(
        "fields",
        "external_id entity kind name",
        [
            (
                "price",
                "deal",
                "price",
                "Стоимость договора с учётом налога на добавленную стоимость и транспортных расходов",
            ),
            ("source", "deal", "choice", "Источник обращения заказчика"),
            ("origin", "activity", "choice", "Источник мероприятия"),
            *(
                (f"field{number}", "deal", ("text", "price", "choice", "date")[number % 4], long_name(FIELD, number))
                for number in range(FURTHER_FIELDS)
            ),
        ],
    )
    files.write(
        "field_options",
        "external_id field label position",
        (
            (f"{field}{number}", field, long_name(SOURCE, number), number)
            for field in ("source", "origin")
            for number in range(OPTIONS)
        ),
    )
    ready = [deal_type for number, deal_type in enumerate(types) if number % 3]
    files.write_json(
        "report_field_settings",
        {
            "activity_source_fields": ["origin"],
            "deal_source_fields": ["source"],
            "deal_types": {
                t: {"price_fields": ["price"], "success_stages": [f"{t}.4"], "failure_stages": [f"{t}.5", f"{t}.6"]}
                for t in ready
            },
        },
    )
    return types


if __name__ == "__main__":
    write_large_company(Path(sys.argv[1]), external_id=(sys.argv[2:] or ["large"])[0], now=datetime.now(UTC))
