"""Words of an item, each with the Chinese that people see."""

from django.db.models import TextChoices


class Attribute(TextChoices):
    """公开属性, decided at the source (条例 art. 13): before a document circulates."""

    PROACTIVE = "proactive", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    CLOSED = "closed", "不予公开"


class Obtained(TextChoices):
    """How the agency has the information: it decides who discloses it (条例 art. 10)."""

    MADE = "made", "本机关制作"
    JOINT = "joint", "和其他机关共同制作"
    FROM_PEOPLE = "people", "从公民、法人和其他组织获取"
    FROM_AGENCY = "agency", "从其他行政机关获取"


class Ending(TextChoices):
    """What is left when the days of publication are over."""

    GONE = "gone", "不再显示（公示名单等）"
    BANNER = "banner", "继续显示，注明已过公开期"


class Decision(TextChoices):
    """How a finding was settled."""

    MASKED = "masked", "改成了脱敏写法"
    CORRECTED = "corrected", "改过了"
    KEPT = "kept", "保留，写明了理由"


class Suspicion(TextChoices):
    """Why an old publication is looked at again (已公开信息清理)."""

    INVALID = "invalid", "已经失效"
    CONTRADICTORY = "contradictory", "互相矛盾"
    NO_PATH = "no_path", "没有入口"
    PERSONAL = "personal", "含个人信息"
    PAST = "past", "公开目的已达到"


class Clearing(TextChoices):
    """What was decided of it."""

    OPEN = "open", "等着处理"
    KEEP = "keep", "保留"
    MARK = "mark", "标注"
    MASK = "mask", "脱敏后重新公开"
    TAKE_DOWN = "take_down", "撤下"
