"""The English demo company: sells machines, software, service and training from Berlin."""

from types import MappingProxyType

from crm_desktop.demo.labels_en import LABELS
from crm_desktop.demo.words import Words, listed

_FAMILY = listed(
    "Abbott Ashby Atwood Barlow Beckett Birch Blackwood Bramley Briar Brook Calder Carver Chandler Clearwater "
    "Cooper Crane Dale Darrow Draper Eastman Ellery Fairley Fenwick Fielding Finch Fletcher Forrester Gale Garner "
    "Glover Hale Harper Hartley Hawthorne Heath Holloway Keller Kendrick Lambert Langley Larkin Linden Lockwood "
    "Marlow Mason Mercer Merritt Moss Nightingale Norwood Oakley Orchard Palmer Pemberton Quill Ramsey Redfern "
    "Rowan Sawyer Shepherd Sterling Stone Tanner Thatcher Thorne Underhill Vale Vance Wainwright Waller Weaver "
    "Wells Wheeler Whitfield Winter Woodward Yardley"
)

ENGLISH = Words(
    company_name="Brightwater Machines",
    timezone="Europe/Berlin",
    currency="EUR",
    price_scale=1.0,
    holidays=frozenset({(1, 1), (1, 2), (5, 1), (10, 3), (12, 25), (12, 26), (12, 31)}),
    # Reserved for fiction by the regulator.
    phone="+49 30 23125 {:03d}",
    women_given=listed(
        "Alice Amelia Anna Beatrice Bridget Caroline Charlotte Clara Daisy Dora Edith Eleanor Eliza Emma Esther Fiona Flora "
        "Grace Greta Hannah Hazel Helen Ida Irene Iris Ivy Jane Josephine Julia Laura Lily Louise Lucy Mabel Marion Martha "
        "Matilda Nora Olivia Phoebe Rose Ruth Sophie Stella Sylvia Thea Violet Winifred"
    ),
    men_given=listed(
        "Adam Albert Alfred Andrew Arthur Benjamin Bernard Bruno Caspar Charles Clement Daniel David Edgar Edwin Elias "
        "Felix Francis Frederick George Gilbert Harold Henry Hugo Isaac Jasper John Jonas Julian Leo Leonard Lewis Lucas "
        "Martin Matthew Max Nathan Oliver Oscar Patrick Paul Peter Philip Robert Samuel Simon Theodore Thomas Victor Walter"
    ),
    women_family=_FAMILY,
    men_family=_FAMILY,
    client_first=listed(
        "Alderbrook Amberfield Ashgrove Bellhaven Birchwood Bluestone Bramblegate Briarfield Cedarholm Clearbrook "
        "Copperhill Cranmere Dovecote Eastmarch Elderwick Elmhurst Fairmere Fernhill Foxglove Goldenreed Greenacre "
        "Hartsmoor Hazelbank Heatherway Hollowbrook Ironbridge Juniper Kestrel Kingsmere Larkfield Lindenhof Longmeadow "
        "Maplecroft Millrace Moorland Mossbank Nettlecombe Northgate Oakhollow Otterburn Pebblewood Pinecrest Quarrybank "
        "Ravenscar Redmoor Reedham Rosewell Saltmarsh Sandpiper Silverbrook Skylark Southmere Stonecroft Sunnyside "
        "Swanwick Thistledown Thornfield Tidewater Underwood Valewood Waterford Westmoor Whitestone Willowmere "
        "Windmill Woodlark Yarrow"
    ),
    client_second=listed(
        "Bakery Brewing Ceramics Chemicals Clinics Components Construction Dairy Electrics Engineering Farms "
        "Foods Foundry Furniture Glassworks Hotels Instruments Joinery Laboratories Logistics Metalworks "
        "Mills Optics Packaging Paper Plastics Press Shipping Stores Textiles Timber Tools Water Wholesale"
    ),
    client_forms=("{} {} Ltd", "{} {} GmbH", "{} {} & Co.", "{} {} Group", "{} {}"),
    regions=("North", "South", "West", "East", "Centre", "Coast", "Highlands", "Islands"),
    cities=listed(
        "Hamburg Munich Bremen Stuttgart Kiel Nuremberg Hanover Augsburg Cologne Leipzig Frankfurt Rostock Bonn Dresden "
        "Kassel Lübeck Essen Halle Erfurt Emden Aachen Chemnitz Fulda Husum Mainz Jena Göttingen Cuxhaven Trier Weimar "
        "Marburg Flensburg Ulm Potsdam Mannheim Greifswald Passau Cottbus Darmstadt Wismar Regensburg Magdeburg Würzburg "
        "Stralsund Freiburg Schwerin Heidelberg Konstanz"
    ),
    goods=MappingProxyType(
        {
            "equipment": (
                "CNC lathe",
                "Milling machine",
                "Packing line",
                "Conveyor",
                "Laser cutter",
                "Compressor station",
                "Press brake",
                "Welding cell",
                "Spare parts",
                "Forklift fleet",
            ),
            "software": (
                "Production planning",
                "Warehouse control",
                "Machine monitoring",
                "Quality records",
                "Maintenance planning",
                "Shop-floor terminals",
            ),
            "service": (
                "Yearly maintenance",
                "Extended warranty",
                "On-call service",
                "Calibration contract",
                "Remote monitoring",
                "Full service",
            ),
            "training": (
                "Operator course",
                "Safety briefing",
                "CNC programming course",
                "Maintenance course",
                "Train the trainer",
            ),
            "tenders": (
                "Tender: vocational school workshop",
                "Tender: city depot",
                "Tender: hospital laundry",
                "Tender: waterworks pumps",
                "Tender: tram workshop",
                "Tender: university laboratory",
            ),
        }
    ),
    labels=LABELS,
)
