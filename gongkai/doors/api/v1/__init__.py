"""Version 1 of the API: mounts the rooms' routers, each behind the scope that it needs."""

from __future__ import annotations

from ninja import NinjaAPI
from ninja.throttling import AuthRateThrottle

from gongkai.ground.orgs.api import router as units
from gongkai.oversight.plans.api import reports as plan_reports
from gongkai.oversight.plans.api import router as plans
from gongkai.publishing.items.api import router as items

from ..answers import install
from ..auth import Token

api = NinjaAPI(
    title="政务公开平台接口",
    version="1",
    description="供业务系统、上级平台和 12345 热线调用。出错时都返回 code、message、reasons。",
    urls_namespace="api_v1",
    docs_url=None,  # the ready-made page wants inline scripts; ours is /desk/api/
    throttle=[AuthRateThrottle("600/m")],
)
install(api)
api.add_router("/units", units, auth=Token("units.read"))
api.add_router("/plans", plans, auth=Token("plans.read"))
api.add_router("/plans", plan_reports, auth=Token("plans.report"))
api.add_router("/publishing", items, auth=Token("items.file"))
