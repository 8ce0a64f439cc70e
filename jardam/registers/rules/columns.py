"""The columns that leave freely, with their HXL hashtags. Nothing of them says who somebody is. Pure.

Source of the tags: HXL standard 1.1, core hashtags; attributes are ours where the standard has none.
"""

from collections.abc import Sequence

PLAIN: Sequence[tuple[str, str]] = (
    ("happened_on", "#date+contact"),
    ("language", "#beneficiary+lang"),
    ("channel", "#channel"),
    ("client_kind", "#beneficiary+type"),
    ("kind", "#activity+type"),
    ("outcome", "#status+outcome"),
    ("topic_1", "#need+topic+v_jardam"),
    ("topic_2", "#need+topic+v_jardam"),
    ("topic_3", "#need+topic+v_jardam"),
    ("region", "#adm1+code+v_iso3166"),
    ("sex", "#beneficiary+sex"),
    ("age_band", "#beneficiary+age+range"),
    ("violence", "#impact+violence"),
    ("discrimination", "#impact+discrimination"),
    ("branch", "#org+branch"),
)
"""(name, hashtag). Names are codes too: a column is the same whatever language the reader has."""

IDENTIFYING: Sequence[tuple[str, str]] = (
    ("phones", "#contact+phone"),
    ("name", "#contact+name"),
    ("stated", "#description+stated"),
    ("note", "#description+note"),
)
