"""Information items: one record for whatever an agency made or got and may have to disclose."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.ground.core import clock
from gongkai.ground.core.append_only import AppendOnly
from gongkai.ground.orgs.scope import Scope

from ..enums import Attribute, Ending, Obtained


class Item(models.Model):
    """What it is now, as its unit writes it. What is public of it lies in ``release``.

    ``kind`` is a code of ``rules.kinds``; ``guide`` holds the elements of a service guide, ``url``
    the address of a link; the rows of a table are the newest ``RowSet``. ``external`` is the key
    under which a business system filed it. The office sees it once it was sent to review.
    """

    scope = Scope(owner="unit", submitted={"sent_at__isnull": False})

    kind = models.CharField("种类", max_length=20)
    unit = models.ForeignKey("orgs.Unit", models.PROTECT, related_name="+", verbose_name="公开单位")
    title = models.CharField("标题", max_length=300)
    body = models.TextField("正文", blank=True)
    guide = models.JSONField("办事要素", default=dict, blank=True)
    url = models.URLField("网址", max_length=500, blank=True)
    schema = models.CharField("表格种类", max_length=20, blank=True)
    index_number = models.CharField("索引号", max_length=60, unique=True)
    entry = models.ForeignKey(
        "catalogue.Entry",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name="公开事项",
    )
    columns = models.ManyToManyField("catalogue.Column", blank=True, verbose_name="栏目")
    topics = models.ManyToManyField("catalogue.Topic", blank=True, verbose_name="专题")
    formed_on = models.DateField("形成日期")
    changed_on = models.DateField("变更日期", null=True, blank=True)
    source = models.CharField("来源", max_length=100, blank=True)
    obtained = models.CharField("获取方式", max_length=10, choices=Obtained, default=Obtained.MADE)
    maker = models.CharField("制作机关或者牵头机关", max_length=100, blank=True)
    keywords = models.CharField("关键词", max_length=200, blank=True)
    attribute = models.CharField(
        "公开属性", max_length=12, choices=Attribute, default=Attribute.PROACTIVE, blank=True
    )
    exemption = models.CharField("不予公开的依据", max_length=12, blank=True)
    exemption_proof = models.TextField("理由和证明", blank=True)
    reevaluate_on = models.DateField("下次评估日期", null=True, blank=True)
    mark = models.CharField("标注", max_length=200, blank=True)
    expires_on = models.DateField("公开到", null=True, blank=True)
    ending = models.CharField("到期以后", max_length=8, choices=Ending, default=Ending.GONE)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="责任编辑",
    )
    external = models.CharField("业务系统编号", max_length=200, blank=True)
    sent_at = models.DateTimeField("首次送审", null=True, blank=True)
    void_at = models.DateTimeField("作废", null=True, blank=True)
    void_reason = models.CharField("作废原因", max_length=300, blank=True)
    created_at = models.DateTimeField("起草时间", default=clock.now)
    saved_at = models.DateTimeField("最近保存", default=clock.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField("版本", default=0)

    class Meta:
        verbose_name = "政府信息"
        ordering = ("-saved_at", "-pk")
        indexes = [
            models.Index(fields=["unit", "-saved_at"], name="items_item_of_unit"),
            models.Index(fields=["reevaluate_on"], name="items_item_reevaluate"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "external"], condition=~Q(external=""), name="items_external_once"
            ),
            models.CheckConstraint(
                condition=~Q(attribute="closed") | ~Q(exemption=""), name="items_closed_has_ground"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ItemFile(models.Model):
    """An attachment. ``key`` names it in review and release and never means another file."""

    scope = Scope(through="item")

    item = models.ForeignKey(Item, models.CASCADE, related_name="files")
    key = models.CharField(max_length=20)
    name = models.CharField("名称", max_length=200)
    upload = models.ForeignKey("documents.Upload", models.PROTECT, related_name="+")
    order = models.PositiveIntegerField("排序", default=0)
    text = models.TextField("读出的文字", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "附件"
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="items_file_once")]

    def __str__(self) -> str:
        return self.name


class RowSet(AppendOnly):
    """One version of a table's rows. ``columns`` are (key, label, type); every one is kept."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="row_sets")
    number = models.PositiveIntegerField("第几版")
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    count = models.PositiveIntegerField("行数", default=0)
    said = models.CharField("改了什么", max_length=200, blank=True)
    system = models.CharField("业务系统", max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = "表格的一版"
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="items_rows_once")]

    def __str__(self) -> str:
        return f"第 {self.number} 版，{self.count} 行"
